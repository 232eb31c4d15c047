import { counted, formatNumber } from '../../../domain/language/numbers-en.ts';

function secondsLeft(seconds: number): string {
  if (seconds < 100) return `${formatNumber(Math.ceil(seconds))} s left`;
  return `${formatNumber(Math.ceil(seconds / 60))} min left`;
}

interface KeyGroup {
  readonly title: string;
  readonly list: readonly (readonly [presses: readonly string[], meaning: string])[];
}

/** Texts of the dialogs for imports and shortcuts. */
export const dialogs = {
  import: {
    hint: 'Choose an Excel (XLSX), CSV, Parquet, JSON or NDJSON file with the columns or fields of an export, or a GDELT or ICEWS file. You see the changes before anything is saved.',
    choose: 'Choose a file',
    drop: 'or drop it here',
    chooseAnother: 'Choose another file',
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${formatNumber(Math.ceil(bytes / 1_000))} kB`
        : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`,
    unknownFormat: (name: string) =>
      `“${name}” is not an Excel (XLSX), CSV, Parquet, JSON, NDJSON, GDELT or ICEWS file. Choose an exported file, or one with the same columns.`,
    tooLarge: 'The file is larger than 2 GiB. Split it and import the parts separately.',
    emptyFile: 'The file is empty.',
    sending: (percent: number) => `Sending: ${percent}%`,
    checking: 'Checking every row…',
    storing: 'Saving…',
    step: {
      reading: 'Reading and checking every row…',
      duplicates: 'Looking for duplicates…',
      comparing: 'Comparing with recorded events…',
      storing: 'Saving…',
      linking: 'Linking actions and responses…',
      finishing: 'Finishing…',
    },
    rows: (done: number, total: number | undefined, passedMs: number) => {
      const rows =
        total === undefined
          ? counted(done, 'row', 'rows')
          : `${formatNumber(done)} of ${counted(total, 'row', 'rows')}`;
      if (passedMs < 1_000 || done === 0) return rows;
      const rate = (done * 1_000) / passedMs;
      const left = total === undefined ? '' : `, ${secondsLeft((total - done) / rate)}`;
      return `${rows}, ${formatNumber(Math.round(rate))} a second${left}`;
    },
    cancel: 'Cancel',
    report: 'Import preview',
    created: 'new',
    updated: 'changed',
    unchanged: 'unchanged',
    rejected: 'rejected',
    rejectedRows: 'Rejected rows',
    skipped: 'skipped',
    skippedRows: 'Skipped rows',
    skippedHint: (count: number) =>
      `${counted(count, 'row', 'rows')} of this file cannot become events. The others will be imported.`,
    rowsAtLines: (count: number, lines: string, more: boolean) =>
      `${counted(count, 'row', 'rows')}: ${count === 1 ? 'line' : 'lines'} ${lines}${more ? ', …' : ''}`,
    duplicates: 'Rows that may exist already',
    mayExist: (count: number) => `${counted(count, 'row', 'rows')} may exist already.`,
    mayExistHint:
      'They are imported all the same. To keep an event single, remove the row from the file, or give it the id of the event.',
    sameAsEvent: (line: string) => `Line ${line} may be this event:`,
    sameAsLine: (line: string, other: string) => `Line ${line} may be the same as line ${other}:`,
    notCompared: (count: number) =>
      `${counted(count, 'row was', 'rows were')} not compared with recorded events: the file has too many. After the import, see “Likely duplicates”.`,
    warnings: 'Warnings',
    warningsHint: (count: number) =>
      `${counted(count, 'text is', 'texts are')} imported as they are, but may be in the wrong language. To correct them later, use the filter “Text in the wrong language”.`,
    warningAt: (line: string, column: string) => `Line ${line}, ${column}`,
    moreWarnings: (count: number) => `… and ${counted(count, 'more', 'more')}.`,
    ready: (count: number) => `Import ${counted(count, 'event', 'events')}`,
    nothingToDo: 'All events of this file are already recorded. Nothing to import.',
    allOrNothing:
      'Nothing is imported while any row has errors. Correct these rows and choose the file again.',
    row: 'Row',
    line: 'Line',
    column: 'Column',
    reason: 'What to correct',
    whole: 'whole row',
    moreErrors: (count: number) => `… and ${counted(count, 'more error', 'more errors')}.`,
    done: (created: number, updated: number) =>
      `Imported: ${formatNumber(created)} new, ${formatNumber(updated)} changed.`,
    failed: 'Nothing was saved.',
    coded: 'Machine-coded events',
    remove: (machine: string) => `Remove ${machine} events…`,
    removeHint:
      'Reviewed events are kept. Removed events keep their history, and importing the file again restores them.',
    removeNow: (machine: string) => `Remove ${machine} events`,
    removing: 'Removing…',
    removed: (machine: string, removed: number, kept: number) =>
      `${counted(removed, 'event', 'events')} from ${machine} removed${kept > 0 ? `, ${formatNumber(kept)} reviewed kept` : ''}.`,
  },

  keys: {
    singleKeys: 'Single-key shortcuts',
    groups: [
      {
        title: 'Everywhere',
        list: [
          [['/'], 'Search'],
          [['n'], 'New event'],
          [['e'], 'Edit the open event'],
          [['r'], 'Record a response to the open event'],
          [['v'], 'Switch between timeline and table'],
          [['1', '2', '…'], 'Switch to a view'],
          [['Ctrl', 'Z'], 'Undo your last change'],
          [['Ctrl', 'Shift', 'Z'], 'Redo it'],
          [['Esc'], 'Close'],
          [['h'], 'Overview'],
          [['?'], 'Keyboard shortcuts'],
        ],
      },
      {
        title: 'On the timeline',
        list: [
          [['←', '→'], 'Previous, next event'],
          [['↑', '↓'], 'Other side'],
          [['+', '−'], 'Zoom in, zoom out'],
          [['0'], 'Show everything'],
          [['Page Up', 'Page Down'], 'Earlier, later'],
          [['Home', 'End'], 'First, last event'],
          [['Enter'], 'Open the event'],
        ],
      },
      {
        title: 'On the timeline, by mouse or touch',
        list: [
          [['Wheel', 'Pinch'], 'Zoom at the pointer'],
          [['Drag'], 'Earlier, later'],
          [['Shift', 'Wheel'], 'Earlier, later'],
          [['Shift', 'Drag'], 'Zoom to the marked span'],
          [['Double click'], 'Zoom in'],
          [['Alt', 'Double click'], 'Zoom out'],
        ],
      },
      {
        title: 'In the table',
        list: [
          [['↑', '↓'], 'Previous, next row'],
          [['Page Up', 'Page Down'], 'One screen up, one screen down'],
          [['Home', 'End'], 'First, last row loaded'],
          [['←', '→'], 'Previous, next cell'],
          [['Space'], 'Select the row'],
          [['Ctrl', 'A'], 'Select all matching events'],
          [['Enter'], 'Open the event, edit the cell'],
          [['F2'], 'Edit the cell'],
        ],
      },
      {
        title: 'In the form',
        list: [
          [['Ctrl', 'Enter'], 'Save'],
          [['Ctrl', 'Shift', 'Enter'], 'Save and add another'],
        ],
      },
    ] as readonly KeyGroup[],
  },
};
