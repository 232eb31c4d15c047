import { counted, formatNumber } from '../../../domain/language/numbers-en.ts';
import type { Facet } from '../../../domain/query/facets.ts';
import type { Grouping } from '../../../domain/query/grouping.ts';

/** Texts of the table as a workbench: counts, selection, changes of several events. */
export const table = {
  selection: 'Selected events',
  selected: (count: number) => `${formatNumber(count)} selected`,
  select: (title: string) => `Select: ${title}`,
  selectAll: (count: number) => `Select all ${formatNumber(count)}`,
  selectAllHint: 'Select all matching events',
  onlyFirst: (count: number, total: number) =>
    `The first ${formatNumber(count)} of ${formatNumber(total)} events are selected: more cannot be changed at once.`,
  clearSelection: 'Clear selection',
  edit: 'Edit…',
  exportCsv: 'Export CSV',
  unchanged: 'No change',
  apply: (count: number) => `Change ${counted(count, 'event', 'events')}`,
  field: {
    add_tags: 'Add tags',
    remove_tags: 'Remove tags',
    add_initiators: 'Add initiator',
    remove_initiators: 'Remove initiator',
    add_targets: 'Add target',
    remove_targets: 'Remove target',
  },
  partyUnknown: 'Unknown party. Choose one from the list.',
  nothingChanged: 'Nothing to change: the events already have these values.',
  done: {
    changed: (count: number) => `${counted(count, 'event', 'events')} changed`,
    deleted: (count: number) => `${counted(count, 'event', 'events')} deleted`,
  },
  refused: (count: number) =>
    `Nothing was changed, because of ${count === 1 ? 'this event' : `these ${formatNumber(count)} events`}:`,
  moreRefused: (count: number) => `and ${formatNumber(count)} more`,
  leaveOut: 'Deselect them',
  ambiguousDate: (first: string, second: string) => `${first} or ${second}? Write the month as a word.`,
  changedMeanwhile: (value: string) =>
    `Someone else changed this event. Value now: ${value || 'none'}. Enter saves yours, Escape keeps theirs.`,
  editHint: 'Double-click, F2 or Enter edits a cell.',
  groups: 'Groups',
  notGrouped: 'Not grouped',
  groupedBy: {
    year: 'By year',
    month: 'By month',
    kind: 'By kind',
    initiator: 'By initiator',
    status: 'By status',
    review: 'By review state',
  } satisfies Record<Grouping, string>,
  unknownStart: 'Beginning unknown',
  counts: 'Counts',
  showCounts: 'Show counts',
  facet: {
    kind: 'Kind',
    party: 'Parties',
    year: 'Year',
    status: 'Status',
    review: 'Review',
    person: 'People',
    tag: 'Tags',
    source: 'Sources',
  } satisfies Record<Facet, string>,
  tooMany: 'Too many events to count. Narrow the filter.',
};
