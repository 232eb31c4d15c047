import { counted, numbers } from './en-numbers.ts';

/** Words of the saved views. */
export const savedViews = {
  open: 'Views',
  title: 'Saved views',
  save: 'Save this view',
  name: 'Name of the view',
  meaning: 'Keeps what is shown now, with its filter, for everybody who uses this collection.',
  none: 'No view is saved yet. Give one a name with “Views”, above.',
  rename: (name: string) => `Rename “${name}”`,
  newName: (name: string) => `New name of “${name}”`,
  keepName: 'Save the name',
  remove: (name: string) => `Delete “${name}”`,
  saved: (name: string) => `Saved: ${name}`,
  removed: (name: string) => `Deleted: ${name}`,
  suggestion: (view: string, filter: string) => (filter === '' ? view : `${view}: ${filter}`),
};

/** Words of the start page. */
export const start = {
  lead: (events: number) =>
    `${counted(events, 'event', 'events')}, each with its sources and with what it answered.`,
  questions: 'Questions',
  first: {
    title: 'Who moved first, and who had the last word?',
    opens: (name: string, opens: number, closes: number) =>
      `${name}: first in ${numbers.format(opens)}, last in ${numbers.format(closes)}`,
    of: (chains: number) => `of ${counted(chains, 'chain', 'chains')} of acts and answers`,
  },
  lag: {
    title: 'How long until the answer came?',
    median: (name: string, lag: string) => `${name}: median ${lag}`,
    none: (name: string) => `${name}: no answer yet`,
  },
  unanswered: {
    title: 'What has gone unanswered?',
    of: (name: string, unanswered: number, acts: number) =>
      `${name}: ${numbers.format(unanswered)} of ${counted(acts, 'act', 'acts')}`,
  },
  inForce: {
    title: 'What is in force today?',
    of: (name: string, count: string) => `${name}: ${count}`,
    meaning: 'restrictive measures',
  },
  tension: {
    title: 'How bad is it, compared with before?',
    now: (level: string) => `index now ${level}`,
    highest: (level: string, when: string) => `highest ${level}, ${when}`,
  },
  timeline: { title: 'What happened?', meaning: 'The whole relation on one chart.' },
  offers: 'Offers and reliefs: what they would have lifted',
  offered: (count: number) => `would have lifted ${counted(count, 'measure', 'measures')}`,
  lifted: (count: number) => `lifted ${counted(count, 'measure', 'measures')}`,
  views: 'Saved views',
};
