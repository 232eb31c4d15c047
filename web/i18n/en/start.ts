import { counted, formatNumber } from '../../../domain/language/numbers-en.ts';

/** Texts of the start page. */
export const start = {
  lead: (events: number) =>
    `${counted(events, 'sourced event', 'sourced events')}, linked to their responses.`,
  questions: 'Questions',
  first: {
    title: 'Who acted first, and who acted last?',
    opens: (name: string, opens: number, closes: number) =>
      `${name}: first in ${formatNumber(opens)}, last in ${formatNumber(closes)}`,
    of: (chains: number) => `of ${counted(chains, 'exchange', 'exchanges')}`,
  },
  lag: {
    title: 'How long do responses take?',
    median: (name: string, lag: string) => `${name}: median ${lag}`,
    none: (name: string) => `${name}: no responses yet`,
  },
  unanswered: {
    title: 'Which actions got no response?',
    of: (name: string, unanswered: number, actions: number) =>
      `${name}: ${formatNumber(unanswered)} of ${counted(actions, 'action', 'actions')}`,
  },
  inForce: {
    title: 'What is in force today?',
    of: (name: string, count: string) => `${name}: ${count}`,
    meaning: 'restrictive measures',
  },
  tension: {
    title: 'How tense are relations?',
    now: (level: string) => `index now ${level}`,
    highest: (level: string, when: string) => `highest ${level}, ${when}`,
  },
  timeline: { title: 'What happened?', meaning: 'All events on one chart.' },
  offers: 'Offers and sanctions relief',
  offered: (count: number) => `would have lifted ${counted(count, 'measure', 'measures')}`,
  lifted: (count: number) => `lifted ${counted(count, 'measure', 'measures')}`,
  newerEdition: {
    title: 'A newer edition of the starter collection is available',
    changes: (created: number, updated: number) =>
      `${counted(created, 'new event', 'new events')}, ${counted(updated, 'changed event', 'changed events')}.`,
    kept: (count: number) =>
      count === 1
        ? '1 event that was edited or deleted here stays as it is'
        : `${formatNumber(count)} events that were edited or deleted here stay as they are`,
    reasons: {
      edited: 'edited here',
      deleted: 'deleted here',
      other_event: 'another event with the same id',
    },
    import: 'Import it',
    dismiss: 'Dismiss',
    imported: (created: number, updated: number) =>
      `Imported: ${formatNumber(created)} new, ${formatNumber(updated)} changed.`,
  },
};
