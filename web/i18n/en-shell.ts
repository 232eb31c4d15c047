import type { Review } from '../../domain/events/event-values.ts';
import { filterParamNames } from '../../domain/language/field-names-en.ts';
import { counted, formatNumber } from '../../domain/language/numbers-en.ts';
import type { SuggestionField } from '../../domain/query/suggestion.ts';
import type { ExportFormat } from '../api/files.ts';
import type { View } from '../state/views.ts';

function secondsLeft(seconds: number): string {
  if (seconds < 100) return `${formatNumber(Math.ceil(seconds))} s left`;
  return `${formatNumber(Math.ceil(seconds / 60))} min left`;
}

/** −10.0, 0.0, +3.4: signed with a real minus, so that scores stand under each other. */
function score(value: number): string {
  const sign = value < 0 ? '−' : value > 0 ? '+' : '';
  return sign + Math.abs(value).toFixed(1);
}

function anyOf(values: readonly string[]): string {
  if (values.length > 4) return `${values.slice(0, 3).join(', ')} or ${values.length - 3} more`;
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values);
}

/** Words of the page around the chart: masthead, filter, table, event panel, dialogs. */
export const shell = {
  appName: 'Démarche',
  skip: 'Skip to the events',
  newEvent: 'New event',
  moreActions: 'More actions',
  close: 'Close',
  dismiss: 'Dismiss',
  retry: 'Try again',
  undo: 'Undo',
  loading: 'Loading…',
  yes: 'Yes',
  no: 'No',
  opensOutside: '(opens in a new tab)',
  number: (value: number) => formatNumber(value),
  score,
  language: 'Language of the page',
  languageFailed: 'The words of this language could not be had. Try again.',
  /** Where an event has no text in the language of the page. */
  onlyOriginal: 'in English only',
  countUnknown: 'Number of events unknown',
  events: (count: number) => counted(count, 'event', 'events'),

  view: {
    legend: 'View',
    start: 'Start page',
    timeline: 'Timeline',
    table: 'Table',
    exchanges: 'Exchanges',
    'in-force': 'In force',
    tension: 'Tension',
  } satisfies Record<View | 'legend', string>,

  search: {
    label: 'Search the events',
    placeholder: 'Search',
    help: 'Words in any form · “as written” · begin*',
  },

  sides: {
    relation: 'Relation shown:',
    upper: 'Above the axis',
    lower: 'Below the axis',
    swap: 'Swap the two sides',
    recorded: 'In this collection',
    others: 'All others',
    hint: 'Any two parties can face each other. Other pairs show only the events that one of the two began or was the target of.',
  },

  filter: {
    title: 'Filter',
    active: 'Active filters',
    clear: 'Clear all',
    show: 'Show the events',
    remove: (chip: string) => `Remove the filter ${chip}`,
    group: {
      kind: 'Kind',
      parties: 'Parties',
      dates: 'Dates',
      inForce: 'In force',
      people: 'People',
      tags: 'Tags',
      sources: 'Sources',
      standing: 'Status',
    },
    param: filterParamNames,
    quoted: (text: string) => `“${text}”`,
    hideMachineCoded: 'Hide machine-coded',
    machineCodedHidden: 'Machine-coded hidden',
    machineCodedHint: (count: number) =>
      `${counted(count, 'event was', 'events were')} coded by machines from news reports`,
    anyOf,
    everyKind: 'Every kind',
    role: 'Role of the party',
    roleName: { party: 'Any role', initiator: 'Initiator', target: 'Target' },
    searchPlaceholder: {
      party: 'Name or code',
      person: 'Name',
      office: 'Office',
      place: 'Place',
      tag: 'Tag',
      source: 'Publisher',
      mission: 'Mission',
      origin: 'Machine',
    } satisfies Record<SuggestionField, string>,
    noneRecorded: 'None is recorded yet.',
    noneNamed: (prefix: string) => `None begins with “${prefix}”.`,
    datePlaceholder: { from: 'such as 2014', to: 'such as 2018-03', in_force_on: 'such as 2021-10-11' },
    dateEmpty: {
      from: 'A year, a month or a day; empty for no beginning',
      to: 'A year, a month or a day; empty for no end',
      in_force_on: 'A day, or a month or a year to see what stood at any time in it',
    },
    endBeforeStart: 'The end lies before the start. Correct one of the two.',
    takeWindow: (days: string) => `Take the days on the chart: ${days}`,
    inForceHint: 'Measures and agreements that stood on a given day.',
    today: 'Today',
  },

  empty: {
    filtered: 'No event matches this filter',
    filteredHint: 'Take a word out of the filter, or clear it to see everything again.',
    nothing: 'Nothing is recorded yet',
    nothingHint: 'Record the first event, or import a file of them.',
  },

  table: {
    title: 'Table of events',
    caption: 'Events that the filter holds, one a row. Arrow keys move between rows; Enter opens the event.',
    columns: 'Columns',
    resetColumns: 'Back to the usual columns',
    byRelevance: 'Most relevant first',
    visibleRows: (first: number, last: number, total: number) =>
      `Rows ${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`,
    inForce: 'Stands',
    ended: 'Ended',
  },

  event: {
    panel: 'Event',
    body: 'Event details',
    actions: 'Event actions',
    facts: 'Facts',
    links: 'Links to other events',
    edtf: 'Date in EDTF',
    otherLanguage: 'In Russian',
    otherCode: 'ru',
    filterBy: (tag: string) => `Show events tagged “${tag}”`,
    originHint: 'Coded automatically from a news report, including date, parties and place',
    reviewHint: {
      draft: 'Not checked against its sources yet',
      needs_source: 'Some statements have no source yet',
      sourced: 'Every statement has a source',
      reviewed: 'Checked against its sources by an editor',
      disputed: 'The sources contradict each other',
    } satisfies Record<Review, string>,
    inForce: 'In force',
    inForceSince: (since: string) => `since ${since}`,
    inForceFromUntil: (since: string, until: string) => `From ${since} until ${until}`,
    ended: (since: string) => `From ${since}; no longer in force`,
    severity: (goldstein: number) => {
      if (goldstein === 0) return 'neutral';
      const strength = Math.abs(goldstein) >= 7 ? 'strong' : Math.abs(goldstein) >= 4 ? 'marked' : 'mild';
      return `${strength} ${goldstein < 0 ? 'conflict' : 'cooperation'}`;
    },
    noSources: 'No sources yet.',
    archived: 'Archived copy',
    previous: (title: string) => `Previous event: ${title}`,
    noPrevious: 'No earlier event',
    next: (title: string) => `Next event: ${title}`,
    noNext: 'No later event',
    edit: 'Edit',
    duplicate: 'Duplicate',
    delete: 'Delete',
    copyLink: 'Copy link',
    fullHeight: 'Full height',
    close: 'Close the event',
    linkCopied: 'Link copied',
    linkToCopy: (address: string) => `Copy this link: ${address}`,
    deleted: (title: string) => `Deleted: ${title}`,
    restored: 'Event restored',
    versionRestored: (version: number) => `Version ${version} restored`,
    changedMeanwhile: 'Someone else changed this event. Check the new version, then try again.',
  },

  missing: {
    deleted: 'This event was deleted',
    deletedWhen: (when: string, author: string) => `Deleted on ${when} by ${author}. You can restore it.`,
    unknown: 'Event not found',
    unknownHint: 'Check the address. The event may belong to another collection.',
    restore: 'Restore',
  },

  history: {
    title: 'History',
    version: (version: number, when: string) => `version ${version}, ${when}`,
    number: (version: number) => `version ${version}`,
    action: { created: 'Created', changed: 'Changed', deleted: 'Deleted', restored: 'Restored' },
    restore: (version: number) => `Restore version ${version}`,
  },

  export: {
    open: 'Export',
    hint: (isFiltered: boolean): string =>
      isFiltered ? 'Every event that the filter holds.' : 'Every event of the collection.',
    format: { csv: 'CSV', csv_bom: 'CSV for Excel', json: 'JSON', ndjson: 'NDJSON' } satisfies Record<
      ExportFormat,
      string
    >,
    formatHint: {
      csv: 'For R, pandas, LibreOffice; imports again without loss',
      csv_bom: 'The same with a byte-order mark, so that Excel reads it as UTF-8',
      json: 'One array of whole records',
      ndjson: 'One record a line, for streams',
    } satisfies Record<ExportFormat, string>,
  },

  import: {
    open: 'Import',
    title: 'Import events',
    hint: 'A CSV, JSON or NDJSON file with the columns or fields of an export, or a file of GDELT or ICEWS. Nothing is stored until you have seen what it would do.',
    choose: 'Choose a file',
    drop: 'or drop it here',
    chooseAnother: 'Choose another file',
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${formatNumber(Math.ceil(bytes / 1_000))} kB`
        : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`,
    unknownFormat: (name: string) =>
      `“${name}” is neither CSV, JSON, NDJSON nor a file of GDELT or ICEWS. Choose a file that was exported here, or one with its columns.`,
    tooLarge: 'The file is larger than 2 GiB. Split it, and import the parts one after the other.',
    emptyFile: 'The file is empty.',
    sending: (percent: number) => `Sending: ${percent} %`,
    checking: 'Checking every row…',
    storing: 'Storing…',
    step: {
      reading: 'Reading and checking every row…',
      comparing: 'Comparing with what is here…',
      storing: 'Storing…',
      linking: 'Joining acts and answers…',
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
    report: 'What the import would do',
    created: 'new',
    updated: 'changed',
    unchanged: 'as they are',
    rejected: 'refused',
    rejectedRows: 'Refused rows',
    skipped: 'skipped',
    skippedRows: 'Skipped rows',
    skippedHint: (count: number) =>
      `${counted(count, 'row', 'rows')} of this file can be no event here. The others are imported.`,
    rowsAtLines: (count: number, lines: string, more: boolean) =>
      `${counted(count, 'row', 'rows')}: ${count === 1 ? 'line' : 'lines'} ${lines}${more ? ', …' : ''}`,
    ready: (count: number) => `Import ${counted(count, 'event', 'events')}`,
    nothingToDo: 'Every event of this file is already here as it is. There is nothing to import.',
    allOrNothing:
      'A file is imported whole or not at all. Correct these rows in the file and choose it again.',
    row: 'Row',
    line: 'Line',
    column: 'Column',
    reason: 'What to mend',
    whole: 'whole row',
    moreErrors: (count: number) => `… and ${counted(count, 'more error', 'more errors')}.`,
    done: (created: number, updated: number) =>
      `Imported: ${formatNumber(created)} new, ${formatNumber(updated)} changed.`,
    failed: 'Nothing was stored.',
    coded: 'Coded by machines',
    remove: (machine: string) => `Remove those of ${machine}…`,
    removeHint:
      'Those that somebody has reviewed stay. Each that goes keeps its history; importing its file again brings it back.',
    removeNow: (machine: string) => `Remove what ${machine} coded`,
    removing: 'Removing…',
    removed: (machine: string, removed: number, kept: number) =>
      `${counted(removed, 'event', 'events')} of ${machine} removed${kept > 0 ? `, ${formatNumber(kept)} reviewed stay` : ''}.`,
  },

  form: {
    title: { new: 'New event', edit: 'Edit event', duplicate: 'Duplicate event' },
    saved: 'Saved',
  },

  address: {
    invalidParams: (count: number): string =>
      count === 1
        ? 'One word of this address could not be understood:'
        : 'Some words of this address could not be understood:',
    clear: 'Leave out what is not understood',
  },

  problem: {
    unreachable: 'The server cannot be reached. What you see may be out of date; nothing is lost.',
    invalidResponse:
      'The server answered something this page does not understand. Reload the page: it may be older than the server.',
    server: 'The server could not answer. Nothing is lost; try again in a moment.',
    rejected: (status: number) => `The server refused this (HTTP ${status}).`,
  },

  keys: {
    title: 'Keys and gestures',
    singleKeys: 'Use shortcuts of a single key',
    groups: [
      {
        title: 'Everywhere',
        list: [
          [['/'], 'Search'],
          [['n'], 'New event'],
          [['e'], 'Edit the event shown'],
          [['v'], 'Timeline or table'],
          [['1', '2', '…'], 'The views in their order'],
          [['Esc'], 'Close what is open'],
          [['h'], 'Start page'],
          [['?'], 'These keys'],
        ],
      },
      {
        title: 'On the timeline',
        list: [
          [['←', '→'], 'Previous, next event'],
          [['↑', '↓'], 'To the other side'],
          [['+', '−'], 'Zoom in, zoom out'],
          [['0'], 'The whole span'],
          [['Page Up', 'Page Down'], 'Earlier, later'],
          [['Home', 'End'], 'First, last event'],
          [['Enter'], 'Open the event'],
        ],
      },
      {
        title: 'On the timeline, by mouse or hand',
        list: [
          [['Wheel', 'Pinch'], 'Zoom where the pointer is'],
          [['Drag'], 'Earlier, later'],
          [['Shift', 'Wheel'], 'Earlier, later'],
          [['Shift', 'Drag'], 'Show the span marked'],
          [['Double click'], 'Zoom in'],
          [['Alt', 'Double click'], 'Zoom out'],
        ],
      },
      {
        title: 'In the table',
        list: [
          [['↑', '↓'], 'Previous, next row'],
          [['Page Up', 'Page Down'], 'A screen up, a screen down'],
          [['Home', 'End'], 'First, last row loaded'],
          [['Enter'], 'Open the event'],
        ],
      },
      {
        title: 'In the form',
        list: [[['Ctrl', 'Enter'], 'Save']],
      },
    ] as readonly KeyGroup[],
  },
};

interface KeyGroup {
  readonly title: string;
  readonly list: readonly (readonly [presses: readonly string[], meaning: string])[];
}
