import type { QuadClass } from '../../../domain/cameo/cameo.ts';
import type { ReasonCode, SimilarityReason } from '../../../domain/duplicates/similar-event.ts';
import type { Relation } from '../../../domain/events/event-values.ts';
import { counted } from '../../../domain/language/numbers-en.ts';

/** Texts of the event form. */
type ReasonTexts = Readonly<Record<ReasonCode, (params: SimilarityReason['params']) => string>>;

export const form = {
  title: { new: 'New event', edit: 'Edit event', duplicate: 'Duplicate event', respond: 'Record response' },
  respondsTo: (title: string) => `In response to “${title}”`,
  section: {
    what: 'Date and event',
    who: 'Parties and people',
    where: 'Location',
    measures: 'Measures',
    sources: 'Sources',
    links: 'Links',
    language: { en: 'In English', ru: 'In Russian' },
    coding: 'Coding and review',
  },
  required: 'required',
  /** Names of fields that differ from those in a table. */
  label: {
    title: 'Title in English',
    short_title: 'Short title in English',
    summary: 'Summary in English',
  },
  remove: (name: string) => `Remove ${name}`,
  opening: 'Loading…',

  hint: {
    title: 'Who did what to whom, in neutral words',
    summary: 'One to three neutral sentences',
    short_title: 'For charts; leave out the side that acted: “Expels 60 over Salisbury”',
    short_title_ru: 'For charts: «Выслали 60 из-за Солсбери»',
    initiators: 'Who acted; several for a joint act',
    targets: 'Who it was aimed at',
    people_expelled: 'People ordered to leave, or posts cut',
    missions_affected: 'Embassies and consulates closed, opened or reduced',
    tags: 'Press Enter after each tag',
  },
  length: (used: number, max: number) => `${used} of ${counted(max, 'character', 'characters')}`,
  kindNone: 'Choose a kind',
  id: {
    proposed: 'Made from the date and title',
    chosen: 'Your own id',
    fixed: 'Never changes, even if the date does, so that links and citations stay valid',
  },

  script: {
    heading: 'Is this the right language?',
    text: 'These texts look as if they were in the other language:',
    occupied: 'The field of the other language already has a text, so they cannot be moved there.',
    move: 'Move to the other language',
    back: 'Back to editing',
    save: 'Save anyway',
  },

  missing: {
    kind: 'Choose a kind.',
    linkedEvent: 'Choose an event from the list, or remove the link.',
    dayOrMonth: (one: string, other: string) =>
      `${one} or ${other}? Choose one, or type the month as a word.`,
    date: {
      unreadable: 'This is not a date. Write it like 26 March 2018, yesterday or last Tuesday.',
      day: 'Enter the day, or set Precision to Month if it is unknown.',
      month: 'Choose the month.',
      season: 'Choose the season.',
      year: 'Enter the year with four digits, such as 2018.',
      start: 'Enter at least the year of the start.',
      end: 'Enter at least the year of the end, or set Precision to Since if it has not ended.',
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
    approximateHint: 'The source says “about” or “around”',
    uncertainHint: 'The source or you are not sure of the date',
    empty: 'Type a date: 26 March 2018, 11–13 Oct 2021, yesterday, last Tuesday',
    emptyEdtf: 'Such as 2018-03-26, 2014-03~, 2021-10-11/2021-10-13, 202X or 2022-03-XX',
    calendar: 'Open calendar',
    today: 'Today',
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
    hint: 'Office and party are filled in from the person’s last event',
    row: (number: number) => `Participant ${number}`,
    name: 'Name',
    office: 'Office',
    party: 'Party',
    add: 'Add participant',
    outside: (party: string) => `${party} is neither initiator nor target of this event.`,
    removeOutside: (name: string) => (name === '' ? 'Remove the person' : `Remove ${name}`),
    remove: (name: string, number: number) => `Remove ${name || `participant ${number}`}`,
  },

  measures: {
    stillInForce: 'Still in force?',
    inForce: { '': 'Not recorded', yes: 'Yes', no: 'No, it ended' },
    unusual: (kind: string) => `Unusual for “${kind}”, but shown because it has a value.`,
    none: 'No fields for this kind.',
    chooseKind: 'Choose a kind to see its fields.',
    showAll: 'Show all fields',
  },

  links: {
    hint: 'What this event responds to, lifts, amends, is part of or follows',
    relation: 'Relation',
    phrase: {
      responds_to: 'responds to',
      lifts: 'lifts',
      amends: 'amends',
      part_of: 'is part of',
      follows: 'follows',
    } satisfies Record<Relation, string>,
    to: 'Linked event',
    search: 'Search by title',
    noneFound: 'No other event matches.',
    row: (number: number) => `Link ${number}`,
    add: 'Add link',
    change: 'Choose another event',
    remove: (title: string, number: number) =>
      title === '' ? `Remove link ${number}` : `Remove the link to “${title}”`,
  },

  sources: {
    hint: 'Where the facts come from',
    row: (number: number) => `Source ${number}`,
    publisher: 'Publisher',
    title: 'Source title',
    published: 'Published',
    url: 'Web address',
    quote: 'Quote',
    archived_url: 'Archived copy',
    add: 'Add source',
    recent: 'Recorded last:',
    addRecent: (publisher: string, title: string) => `Add source ${publisher}, “${title}”`,
    remove: (publisher: string, number: number) =>
      `Remove source ${number}${publisher === '' ? '' : `, ${publisher}`}`,
  },

  filled: {
    lead: 'Filled in:',
    value: (field: string, value: string) => `${field} “${value}”`,
    withoutPublisher: (publisher: string) => `title without “${publisher}”`,
    titleAlone: 'title without the address',
    source: (publisher: string) => (publisher === '' ? 'source' : `source ${publisher}`),
    undo: 'Undo',
    undoOf: (what: string) => `Undo ${what}`,
    proposal: 'Title from the address:',
    use: 'Use it',
  },

  coding: {
    fromKind: 'from the kind',
    score: (text: string) => `Goldstein score ${text}`,
    quad: {
      1: 'verbal cooperation',
      2: 'material cooperation',
      3: 'verbal conflict',
      4: 'material conflict',
    } satisfies Record<QuadClass, string>,
    talksHint: (code: string) =>
      `Negotiations count as strong cooperation. If these talks brought no result, ${code} fits better.`,
    useCode: (code: string) => `Use ${code}`,
    cameoHint: 'Search by number or name; codes that fit the kind come first',
  },

  summary: {
    heading: (count: number) => (count === 1 ? '1 error to correct' : `${count} errors to correct`),
    inField: (field: string, message: string) => `${field}: ${message}`,
    inRow: (row: string, field: string) => `${row}, ${field}`,
  },

  save: 'Save',
  saveAndAdd: 'Save and add another',
  saving: 'Saving…',
  cancel: 'Cancel',
  close: 'Close the form',
  saveKeys: { mac: '⌘ Return', other: 'Ctrl Enter' },
  saveAndAddKeys: { mac: '⇧ ⌘ Return', other: 'Ctrl Shift Enter' },
  draftState: {
    unchanged: 'No changes',
    stored: (time: string) => `Draft saved, ${time}`,
    unsaved: 'Not saved',
    notStored: 'Your browser cannot store drafts. Save before you leave.',
  },

  restored: {
    text: (time: string) => `Draft restored from ${time}.`,
    eventChanged: 'The event has changed since then. You can compare both versions when you save.',
    discard: 'Discard draft',
  },

  saveFailed: {
    heading: 'Not saved',
    unreachable: 'Could not reach the server.',
    kept: 'Your changes are still here.',
    retry: 'Try again',
  },

  duplicate: {
    heading: 'Possible duplicate',
    notice: (count: number): string =>
      count === 1 ? 'This event may exist already:' : 'This event may exist already as one of these:',
    compare: 'Compare',
    distinct: 'Not a duplicate',
    text: 'The event below is probably the same. Different fields are marked.',
    draft: 'Your draft',
    stored: 'Stored event',
    open: 'Open in a new tab',
    candidate: (number: number, count: number) => `Event ${number} of ${count}`,
    same: 'Same event: discard my draft',
    sameWithSources: (count: number): string =>
      count === 1 ? 'Same event: add my source to it' : `Same event: add my ${count} sources to it`,
    merge: 'Merge my draft into it',
    mergeHint: 'Merging adds your sources, people, tags and links, and fills empty fields.',
    back: 'Back to the form',
    save: 'Save anyway',
    errors: 'Correct the errors in the form first.',
    reason: {
      'same-date': () => 'same date',
      'overlapping-dates': () => 'overlapping dates',
      'days-apart': ({ days }) => (days === 1 ? 'one day apart' : `${days} days apart`),
      'same-parties': () => 'same parties',
      'shared-parties': () => 'some of the same parties',
      'swapped-parties': () => 'same parties, other way round',
      'same-kind': () => 'same kind',
      'related-kind': () => 'similar kind',
      'same-people': () => 'same people',
      'same-people-expelled': () => 'same number of people',
      'same-place': () => 'same place',
      'similar-title': () => 'similar words',
      'similar-title-other-language': () => 'similar title in the other language',
      'same-source': () => 'same source',
    } satisfies ReasonTexts as ReasonTexts,
  },

  deleted: {
    heading: 'This event was deleted',
    text: 'Someone deleted it while you were editing. Your changes are still here.',
    restore: 'Restore with my changes',
    saveAsNew: 'Save as a new event',
    back: 'Back to the form',
  },

  leave: {
    heading: 'Leave without saving?',
    text: 'Your changes are not saved. You can keep them as a draft in this browser.',
    stay: 'Keep editing',
    keepDraft: 'Keep draft and leave',
    discard: 'Discard changes',
  },

  conflict: {
    heading: 'Someone else changed this event',
    text: (when: string) =>
      `Another version was saved while you were editing (${when}). Choose what to keep.`,
    decide: (count: number) =>
      count === 1 ? 'You both changed 1 field.' : `You both changed ${count} fields.`,
    nothingToDecide: 'Your changes do not overlap. Both will be kept.',
    mine: 'Yours',
    theirs: 'Theirs',
    both: 'Both',
    before: 'Before',
    allMine: 'Keep all of yours',
    allTheirs: 'Keep all of theirs',
    taken: 'Only they changed',
    kept: 'Only you changed',
    empty: 'Empty',
    save: 'Save with these choices',
    undecided: (count: number) => (count === 1 ? '1 choice left' : `${count} choices left`),
    back: 'Back to the form',
  },
};
