import type { EraInput } from '../../../domain/eras/era.ts';

/** Texts of the dialog for eras. */
export const eras = {
  title: 'Eras',
  meaning: 'Named periods that the timeline shows behind the events, for everyone who uses this collection.',
  none: 'No eras yet.',
  list: 'Eras of this collection',
  add: 'Add era',
  edit: (name: string) => `Edit “${name}”`,
  remove: (name: string) => `Delete “${name}”`,
  removed: (name: string) => `Deleted: ${name}`,
  saved: (name: string) => `Saved: ${name}`,
  save: 'Save',
  cancel: 'Cancel',
  bothSides: 'Both sides',
  field: {
    name: 'Name in English',
    name_ru: 'Name in Russian',
    short_name: 'Short name in English',
    short_name_ru: 'Short name in Russian',
    starts: 'First day',
    ends: 'Last day',
    party: 'Party',
  } satisfies Record<keyof EraInput, string>,
  hint: {
    name: 'One name is enough.',
    short_name: 'For little room, such as a surname.',
    starts: 'Such as 20 January 2017',
    ends: 'Leave empty if the era lasts',
  },
  changedMeanwhile: 'Someone else changed this era. The list now shows the new version.',
};
