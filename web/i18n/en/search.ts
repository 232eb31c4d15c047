import { counted } from '../../../domain/language/numbers-en.ts';

/** Texts of the list below the search box. */
export const search = {
  panel: 'Search results',
  understood: 'Understood as',
  words: 'Text',
  kindOrText: (kind: string) => `${kind} (kind or text)`,
  only: (label: string, value: string) => `Only ${label.toLowerCase()}: ${value}`,
  asWords: 'As text',
  asWordsHint: (text: string) => `Search for the text “${text}” instead`,
  remove: (text: string) => `Remove “${text}” from the search`,
  total: (count: number) => counted(count, 'event', 'events'),
  none: 'No event matches',
  searching: 'Searching…',
  failed: 'Could not search. Try again.',
  plain: (count: number) => `Search only the text: ${counted(count, 'event', 'events')}`,
  plainInstead: (count: number) =>
    `Nothing matches this reading. ${counted(count, 'event contains', 'events contain')} the text.`,
  didYouMean: (text: string, count: number) => `Did you mean “${text}”? ${counted(count, 'event', 'events')}`,
  unfiltered: (count: number) => `Without the other filters: ${counted(count, 'event', 'events')}`,
  all: 'Press Enter to show all',
  recent: 'Recent searches',
  clearRecent: 'Clear',
  forget: (text: string) => `Forget “${text}”`,
  savedViews: 'Saved views',
};
