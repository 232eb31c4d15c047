import type { AuthorityKind } from '../../../domain/authorities/authority-kind.ts';

/** Texts of the dialog for people, places, publishers and their spellings. */
export const authorities = {
  title: 'People, places, publishers',
  meaning:
    'Names in both languages and other spellings, for everyone who uses this collection. Filters, searches and suggestions treat all spellings alike. Events keep the text that was recorded.',
  kind: {
    person: 'People',
    office: 'Offices',
    place: 'Places',
    organisation: 'Organisations',
    publisher: 'Publishers',
  } satisfies Record<AuthorityKind, string>,
  kinds: 'List',
  search: 'Search all spellings',
  list: 'Entries',
  none: 'No entries yet.',
  noneFound: (text: string) => `No entry has “${text}” in a spelling.`,
  shown: (shown: number, total: number) => `${shown} of ${total}`,
  more: 'Show more',
  events: (count: number) => (count === 1 ? '1 event' : `${count} events`),
  aliases: (count: number) => (count === 1 ? '1 other spelling' : `${count} other spellings`),
  add: {
    person: 'Add person',
    office: 'Add office',
    place: 'Add place',
    organisation: 'Add organisation',
    publisher: 'Add publisher',
  } satisfies Record<AuthorityKind, string>,
  edit: (name: string) => `Edit “${name}”`,
  remove: (name: string) => `Delete “${name}”`,
  removed: (name: string) => `Deleted: ${name}`,
  saved: (name: string) => `Saved: ${name}`,
  save: 'Save',
  cancel: 'Cancel',
  field: {
    name: 'Name in English',
    name_ru: 'Name in Russian',
    aliases: 'Other spellings, one per line',
    country: 'Country',
    offices: 'Offices',
  },
  noCountry: 'Not given',
  recorded: 'Suggestions record the English name, so that both languages record the same.',
  office: {
    office: 'Office',
    party: 'Party',
    from: 'First day',
    to: 'Last day',
    add: 'Add office',
    remove: (number: number) => `Remove office ${number}`,
    none: 'No party',
  },
  merge: {
    title: 'Merge with another entry',
    meaning:
      'Its names become spellings of this entry, and it disappears from the list. Events do not change.',
    search: 'Search the other entry',
    act: (name: string) => `Merge “${name}” into this entry`,
    done: (from: string, into: string) => `“${from}” is now a spelling of “${into}”`,
  },
  changedMeanwhile: 'Someone else changed this entry. The list now shows the new version.',
};
