import { counted } from './en-numbers.ts';

const list = new Intl.ListFormat('en-GB');

/** Words for what others change while the page is open. */
export const live = {
  changed: (count: number) => `${counted(count, 'event', 'events')} changed elsewhere.`,
  manyChanged: 'Events changed elsewhere.',
  disconnected: 'Not live: reconnecting',

  deleted: (when: string, author: string) => `Deleted on ${when} by ${author}. This is how it was.`,
  bringBack: 'Bring it back',

  form: {
    changed: 'Changed elsewhere.',
    deleted: 'Deleted elsewhere.',
    changedBy: (author: string, when: string, fields: readonly string[]) =>
      `${author} stored a newer version (${when})${fields.length === 0 ? '' : `: ${list.format(fields)}`}.`,
    deletedBy: (author: string, when: string) => `${author} deleted this event (${when}).`,
    stillYours: 'What you wrote is untouched.',
    nothingYet: 'You have not changed anything yet.',
    first: 'To see both side by side, first correct what is marked.',
    differences: 'See the differences',
    choices: 'See the choices',
    takeNewVersion: 'Take in the newer version',
    keepWriting: 'Keep writing',
  },
};
