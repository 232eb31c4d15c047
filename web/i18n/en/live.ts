import { counted } from '../../../domain/language/numbers-en.ts';

const list = new Intl.ListFormat('en-GB');

/** Texts about changes by others while the page is open. */
export const live = {
  changed: (count: number) => `${counted(count, 'event', 'events')} changed elsewhere.`,
  manyChanged: 'Events changed elsewhere.',
  disconnected: 'Connection lost. Reconnecting…',

  deleted: (when: string, author: string) => `Deleted on ${when} by ${author}. You see the last version.`,
  restore: 'Restore',

  form: {
    changed: 'Changed by someone else.',
    deleted: 'Deleted by someone else.',
    changedBy: (author: string, when: string, fields: readonly string[]) =>
      `${author} saved a newer version (${when})${fields.length === 0 ? '' : `: ${list.format(fields)}`}.`,
    deletedBy: (author: string, when: string) => `${author} deleted this event (${when}).`,
    draftKept: 'Your changes are still here.',
    noChanges: 'You have not changed anything yet.',
    compare: 'Compare versions',
    choose: 'Choose what to do',
    loadNewer: 'Load the newer version',
    dismiss: 'Keep editing',
  },
};
