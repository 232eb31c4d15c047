import type { Review } from '../../../domain/events/event-values.ts';
import type { TranslationIssue } from '../../../domain/events/translation.ts';
import { filterParamNames } from '../../../domain/language/field-names-en.ts';
import { counted, formatNumber, rangeText } from '../../../domain/language/numbers-en.ts';
import type { SuggestionField } from '../../../domain/query/suggestion.ts';
import type { ExportFormat } from '../../api/files.ts';
import type { Theme } from '../../state/theme.ts';
import type { ChangeKind } from '../../state/undo-stack.ts';
import type { View } from '../../state/views.ts';

/** −10.0, 0.0, +3.4: with a minus sign as wide as the plus, so that scores align. */
function score(value: number): string {
  const sign = value < 0 ? '−' : value > 0 ? '+' : '';
  return sign + Math.abs(value).toFixed(1);
}

function anyOf(values: readonly string[]): string {
  if (values.length > 4) return `${values.slice(0, 3).join(', ')} or ${values.length - 3} more`;
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values);
}

/** A change by somebody else, because of which an undo was refused. */
interface RefusedChange {
  readonly id: string;
  readonly author: string;
  readonly when: string;
  readonly isDeleted: boolean;
  /** Events with such a change. */
  readonly count: number;
}

function otherChange({ id, author, when, isDeleted, count }: RefusedChange): string {
  const others = count > 1 ? ` (and ${counted(count - 1, 'other event', 'other events')})` : '';
  return `“${id}”${others} was ${isDeleted ? 'deleted' : 'changed'} by ${author} on ${when}.`;
}

/** Texts of the page around the chart: header, filter, table, event panel, dialogs. */
export const shell = {
  appName: 'Démarche',
  skip: 'Skip to the events',
  newEvent: 'New event',
  moreActions: 'More actions',
  close: 'Close',
  dismiss: 'Dismiss',
  retry: 'Try again',
  reload: 'Reload the page',
  undo: 'Undo',
  redo: 'Redo',
  undoing: {
    nothing: { undo: 'Nothing to undo in this tab', redo: 'Nothing to redo in this tab' },
    done: {
      undo: (change: string) => `Undone: ${change}`,
      redo: (change: string) => `Redone: ${change}`,
    },
    change: {
      created: (what: string) => `new event, ${what}`,
      changed: (what: string) => `edit, ${what}`,
      deleted: (what: string) => `deletion, ${what}`,
      restored: (what: string) => `restoring, ${what}`,
      merged: (what: string) => `merge, ${what}`,
    } satisfies Record<ChangeKind, (what: string) => string>,
    refused: {
      undo: (change: RefusedChange) => `${otherChange(change)} Undo would overwrite that.`,
      redo: (change: RefusedChange) => `${otherChange(change)} Redo would overwrite that.`,
    },
    showHistory: 'Show history',
  },
  loading: 'Loading…',
  yes: 'Yes',
  no: 'No',
  opensOutside: '(opens in a new tab)',
  number: (value: number) => formatNumber(value),
  score,
  language: 'Page language',
  languageFailed: 'Could not load this language. Try again.',
  authorities: 'People, places, publishers',
  duplicates: 'Likely duplicates',
  eras: 'Eras, such as presidencies',
  theme: {
    title: 'Theme',
    name: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  },
  /** Marks an event without text in the language of the page. */
  onlyOriginal: 'in Russian only',
  countUnknown: 'Number of events unknown',
  events: (count: number) => counted(count, 'event', 'events'),

  view: {
    legend: 'View',
    start: 'Overview',
    timeline: 'Timeline',
    table: 'Table',
    exchanges: 'Exchanges',
    'in-force': 'In force',
    tension: 'Tension',
    compare: 'Compare',
  } satisfies Record<View | 'legend', string>,

  search: {
    label: 'Search the events',
    placeholder: 'Search',
    done: 'Close the search field',
    help: 'Words in any form · “as written” · begin*',
  },

  sides: {
    relation: 'Relation shown:',
    upper: 'Above the axis',
    lower: 'Below the axis',
    swap: 'Swap the two sides',
    recorded: 'In this collection',
    others: 'All others',
    hint: 'Choose any two parties. Except for the default pair, only events with one of the two as initiator or target are shown.',
  },

  filter: {
    title: 'Filter',
    active: 'Active filters',
    withCount: (count: number) => `Filter, ${formatNumber(count)} active`,
    clear: 'Clear all',
    show: 'Show events',
    remove: (chip: string) => `Remove the filter ${chip}`,
    group: {
      kind: 'Kind',
      parties: 'Parties',
      dates: 'Dates',
      inForce: 'In force',
      people: 'People and places',
      tags: 'Tags',
      sources: 'Sources',
      standing: 'Status',
    },
    param: filterParamNames,
    asText: 'as text',
    asTextHint: (text: string) => `Search for the text “${text}” instead`,
    numberRange: { text: rangeText, min: 'At least', max: 'At most' },
    quoted: (text: string) => `“${text}”`,
    hideMachineCoded: 'Hide machine-coded',
    machineCodedHidden: 'Machine-coded hidden',
    machineCodedHint: (count: number) =>
      `${counted(count, 'event was', 'events were')} coded by software from news reports`,
    anyOf,
    everyKind: 'All kinds',
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
    noneRecorded: 'Nothing recorded yet.',
    noneNamed: (prefix: string) => `Nothing begins with “${prefix}”.`,
    datePlaceholder: { from: 'such as 2014', to: 'such as 2018-03', in_force_on: 'such as 2021-10-11' },
    dateEmpty: {
      from: 'A year, month or day. Leave empty for no start date.',
      to: 'A year, month or day. Leave empty for no end date.',
      in_force_on: 'A day, or a month or year for anything in force at some time in it.',
    },
    endBeforeStart: 'The end is before the start. Correct one of them.',
    takeWindow: (days: string) => `Use the dates on the chart: ${days}`,
    inForceHint: 'Measures and agreements in force on a date.',
    today: 'Today',
  },

  empty: {
    filtered: 'No event matches this filter',
    filteredHint: 'Try fewer words, or clear filters.',
    nothing: 'Nothing is recorded yet',
    nothingHint: 'Record the first event, or import a file.',
  },

  table: {
    title: 'Table of events',
    caption: 'Matching events, one per row. Arrow keys move between rows; Enter opens the event.',
    columns: 'Columns',
    resetColumns: 'Restore default columns',
    byRelevance: 'Most relevant first',
    visibleRows: (first: number, last: number, total: number) =>
      `Rows ${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`,
    inForce: 'In force',
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
    fixTranslation: {
      missing_en: 'Add one',
      missing_ru: 'Add one',
      wrong_script: 'Correct it',
    } satisfies Record<TranslationIssue, string>,
    originHint: 'Coded automatically from a news report, including date, parties and place',
    reviewHint: {
      draft: 'Not checked against its sources yet',
      needs_source: 'Some statements have no source yet',
      sourced: 'Every statement is sourced',
      reviewed: 'Checked against its sources by an editor',
      disputed: 'The sources contradict each other',
    } satisfies Record<Review, string>,
    inForce: 'In force',
    inForceSince: (since: string) => `since ${since}`,
    inForceFromUntil: (since: string, until: string) => `From ${since} until ${until}`,
    ended: (since: string) => `From ${since}; no longer in force`,
    severity: (goldstein: number) => {
      if (goldstein === 0) return 'neutral';
      const strength = Math.abs(goldstein) >= 7 ? 'strong' : Math.abs(goldstein) >= 4 ? 'moderate' : 'mild';
      return `${strength} ${goldstein < 0 ? 'conflict' : 'cooperation'}, by type of act`;
    },
    pinned: 'Always labelled on charts',
    noSources: 'No sources yet.',
    archived: 'Archived copy',
    previous: (title: string) => `Previous event: ${title}`,
    noPrevious: 'No earlier event',
    next: (title: string) => `Next event: ${title}`,
    noNext: 'No later event',
    edit: 'Edit',
    duplicate: 'Duplicate',
    respond: 'Record response',
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
      isFiltered ? 'All matching events.' : 'All events of the collection.',
    format: {
      xlsx: 'Excel (XLSX)',
      csv: 'CSV, complete',
      csv_flat: 'CSV, flat',
      csv_excel: 'CSV for Excel',
      parquet: 'Parquet',
      json: 'JSON',
      ndjson: 'NDJSON',
    } satisfies Record<ExportFormat, string>,
    formatHint: {
      xlsx: 'typed dates, words and links',
      csv: 'can be imported again without loss',
      csv_flat: 'one value per cell, for R',
      csv_excel: 'flat, with headings in English',
      parquet: 'flat, for DuckDB and pandas',
      json: 'one array of complete records',
      ndjson: 'one record per line',
    } satisfies Record<ExportFormat, string>,
  },

  import: {
    title: 'Import events',
  },

  form: {
    title: { new: 'New event', edit: 'Edit event', duplicate: 'Duplicate event', respond: 'Record response' },
    saved: 'Saved',
  },

  address: {
    invalidParams: (count: number): string =>
      count === 1 ? 'This address has an invalid parameter:' : 'This address has invalid parameters:',
    clear: 'Remove invalid parameters',
  },

  problem: {
    unreachable: 'Cannot reach the server. The page may be out of date; nothing is lost.',
    invalidResponse:
      'The server sent an unexpected response. Reload the page: it may be older than the server.',
    server: 'The server had an error. Nothing is lost; try again in a moment.',
    rejected: (status: number) => `The server rejected the request (HTTP ${status}).`,
  },

  keys: {
    title: 'Keyboard and gestures',
  },
};
