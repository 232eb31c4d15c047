/** Texts of the saved views. */
export const savedViews = {
  open: 'Views',
  title: 'Saved views',
  stories: 'Stories',
  save: 'Save this view',
  name: 'Name of the view',
  meaning: 'Saves what is shown now, with its filter, for everyone who uses this collection.',
  none: 'No saved views yet.',
  rename: (name: string) => `Rename “${name}”`,
  newName: (name: string) => `New name of “${name}”`,
  keepName: 'Save the name',
  remove: (name: string) => `Delete “${name}”`,
  saved: (name: string) => `Saved: ${name}`,
  removed: (name: string) => `Deleted: ${name}`,
  suggestion: (view: string, filter: string) => (filter === '' ? view : `${view}: ${filter}`),
};
