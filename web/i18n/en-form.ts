import type { QuadClass } from '../../domain/cameo/cameo.ts';
import type { Relation } from '../../domain/events/event-values.ts';
import { counted } from './en-numbers.ts';

/** Words of the form. */
export const form = {
  title: { new: 'New event', edit: 'Edit event', duplicate: 'Duplicate of an event' },
  section: {
    what: 'When and what',
    who: 'Who',
    where: 'Where',
    measures: 'Measures',
    sources: 'Sources',
    links: 'Links',
    russian: 'In Russian',
    coding: 'Coding and review',
  },
  required: 'required',
  remove: (name: string) => `Remove ${name}`,
  opening: 'Opening the form…',

  hint: {
    title: 'One neutral line: who did what to whom.',
    summary: 'One to three neutral sentences.',
    initiators: 'Who acted. Both, where they acted together.',
    targets: 'Whom it was aimed at.',
    people_expelled: 'Persons ordered out, or posts cut.',
    missions_affected: 'Embassies and consulates closed, opened or capped.',
    tags: 'Free words. Enter or a comma ends one.',
  },
  kindNone: 'Choose a kind',
  id: { proposed: 'Made from date and title.', chosen: 'Chosen by you.', fixed: 'Never changes.' },

  gap: {
    kind: 'Choose a kind.',
    link: 'Choose an event from the list, or remove the link.',
    either: (one: string, other: string) =>
      `Is this ${one} or ${other}? Choose one, or write the month as a word.`,
    date: {
      day: 'Give the day, or choose “Month” where it is not known.',
      month: 'Choose the month.',
      season: 'Choose the season.',
      year: 'Give the year with four digits, such as 2018.',
      start: 'Give at least the year of the start.',
      end: 'Give at least the year of the end, or choose “Since” where there is none yet.',
    },
  },

  date: {
    precision: 'Precision',
    shape: {
      day: 'Day',
      month: 'Month',
      season: 'Season',
      year: 'Year',
      range: 'Range',
      since: 'Since …',
      until: 'Until …',
      edtf: 'EDTF',
    },
    day: 'Day',
    month: 'Month',
    year: 'Year',
    season: 'Season',
    seasonName: { '21': 'Spring', '22': 'Summer', '23': 'Autumn', '24': 'Winter' },
    noMonth: '–',
    from: 'From',
    to: 'To',
    since: 'Since',
    until: 'Until',
    edtf: 'EDTF expression',
    approximate: 'Approximate',
    uncertain: 'Uncertain',
    approximateHint: 'The source says “about”, “around”, “circa”',
    uncertainHint: 'The source, or you, doubt it',
    empty: 'Fill the fields, or type a whole date into one: 26 March 2018, 2018-03-26, 11–13 October 2021.',
    emptyEdtf: 'Such as 2018-03-26, 2014-03~, 2021-10-11/2021-10-13, 202X or 2022-03-XX.',
    calendar: 'Pick from a calendar',
  },

  combobox: {
    suggestions: 'Suggestions',
    count: (count: number) =>
      count === 0 ? 'No suggestions.' : count === 1 ? 'One suggestion.' : `${count} suggestions.`,
    uses: (count: number) => counted(count, 'event', 'events'),
  },

  chips: {
    added: (name: string) => `${name} added.`,
    removed: (name: string) => `${name} removed.`,
  },

  people: {
    hint: 'People named in the event. Office and party are filled in from their last event.',
    row: (number: number) => `Participant ${number}`,
    name: 'Name',
    office: 'Office',
    party: 'Party',
    add: 'Add a participant',
    remove: (name: string, number: number) => `Remove ${name || `participant ${number}`}`,
  },

  measures: {
    stands: 'Does it still stand?',
    inForce: { '': 'Not recorded', yes: 'Yes, as far as known', no: 'No, it ended' },
    unusual: (kind: string) => `Not usual for the kind “${kind}”: kept because it holds a value.`,
    none: 'Nothing to fill in for this kind.',
    chooseKind: 'Choose a kind to see what belongs here.',
    showAll: 'Show all fields',
  },

  links: {
    hint: 'What this event answers, lifts, amends, belongs to or follows.',
    relation: 'Relation',
    phrase: {
      responds_to: 'answers',
      lifts: 'lifts',
      amends: 'amends',
      part_of: 'is part of',
      follows: 'follows',
    } satisfies Record<Relation, string>,
    to: 'Linked event',
    search: 'Search by words',
    noneFound: 'No other event has these words.',
    row: (number: number) => `Link ${number}`,
    add: 'Add a link',
    another: 'Choose another event',
    remove: (title: string, number: number) =>
      title === '' ? `Remove link ${number}` : `Remove the link to “${title}”`,
  },

  sources: {
    hint: 'Where each figure and date comes from.',
    row: (number: number) => `Source ${number}`,
    publisher: 'Publisher',
    title: 'Title of the source',
    published: 'Published',
    url: 'Web address',
    quote: 'Quote',
    archived_url: 'Archived copy',
    add: 'Add a source',
    remove: (publisher: string, number: number) =>
      `Remove source ${number}${publisher === '' ? '' : `, ${publisher}`}`,
  },

  coding: {
    fromKind: 'from the kind',
    score: (text: string) => `Goldstein score ${text}`,
    quad: {
      1: 'verbal co-operation',
      2: 'material co-operation',
      3: 'verbal conflict',
      4: 'material conflict',
    } satisfies Record<QuadClass, string>,
    cameoHint: 'Every code of CAMEO by number or words; those that fit the kind come first.',
  },

  summary: {
    heading: (count: number) => (count === 1 ? 'One thing to correct' : `${count} things to correct`),
    inField: (field: string, message: string) => `${field}: ${message}`,
    inRow: (row: string, field: string) => `${row}, ${field}`,
  },

  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  close: 'Close the form',
  saveKeys: { mac: '⌘ Return', other: 'Ctrl Enter' },
  state: {
    untouched: 'No changes yet.',
    kept: (time: string) => `Draft kept, ${time}.`,
    changed: 'Not saved yet.',
    notKept: 'This browser refuses to keep a draft: save before you leave.',
  },

  restored: {
    text: (time: string) => `Draft restored from ${time}.`,
    movedOn: 'The event was changed since: saving will show both versions.',
    discard: 'Discard the draft',
  },

  failed: {
    heading: 'Not saved',
    unreachable: 'The server cannot be reached.',
    kept: 'What you wrote is still here.',
    retry: 'Try again',
  },

  twin: {
    heading: 'An event like this is recorded already',
    text: 'It has the same date, kind, parties and title:',
    back: 'Back to the form',
    save: 'Record it all the same',
  },

  gone: {
    heading: 'This event was deleted meanwhile',
    text: 'Somebody deleted it while you were writing. What you wrote is still here.',
    restore: 'Restore it with my changes',
    saveAsNew: 'Save as a new event',
    back: 'Back to the form',
  },

  leave: {
    heading: 'Leave without saving?',
    text: 'What you wrote is not saved. It can wait in this browser as a draft, until you open this form again.',
    stay: 'Keep writing',
    keep: 'Leave, keep the draft',
    discard: 'Discard changes',
  },

  conflict: {
    heading: 'Somebody else changed this event',
    text: (when: string) =>
      `While you were writing, another version was stored (${when}). Nothing is lost: choose what to keep.`,
    decide: (count: number) =>
      count === 1 ? 'One field was changed by both of you.' : `${count} fields were changed by both of you.`,
    nothingToDecide: 'The changes do not touch each other: both are kept.',
    mine: 'Yours',
    theirs: 'Theirs',
    both: 'Both',
    before: 'Before',
    allMine: 'All yours',
    allTheirs: 'All theirs',
    taken: 'Taken over from theirs',
    kept: 'Kept from yours',
    empty: 'Empty',
    save: 'Save with these choices',
    undecided: (count: number) => (count === 1 ? 'One choice is left.' : `${count} choices are left.`),
    back: 'Back to the form',
  },
};
