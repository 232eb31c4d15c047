/** Texts of the list of likely duplicates. */
export const duplicates = {
  title: 'Likely duplicates',
  meaning: 'Pairs of events that may be the same, newest first. Machine-coded events are left out.',
  none: (day: string): string => (day === '' ? 'No duplicates found.' : `None found back to ${day}.`),
  lookedBackTo: (day: string): string => `Compared back to ${day}.`,
  complete: 'All events are compared.',
  more: 'Look further back',
  compare: 'Compare',
  distinct: 'Not a duplicate',
  markedDistinct: 'Marked as different events.',
  back: 'Back to the list',
  choose: 'Choose the event to keep. Where both differ, choose a value; lists are joined.',
  keep: (title: string): string => `Keep “${title}”`,
  merge: 'Merge',
  merged: 'Merged. The old address leads to the kept event.',
  changedMeanwhile: 'Someone else changed one of both events. Compare them again.',
};
