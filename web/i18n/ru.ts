import type { Messages } from './en.ts';
import { analysis } from './ru-analysis.ts';
import { files, picture } from './ru-files.ts';
import { form } from './ru-form.ts';
import { live } from './ru-live.ts';
import { names } from './ru-names.ts';
import { shell } from './ru-shell.ts';
import { savedViews, start } from './ru-start.ts';
import { timeline } from './ru-timeline.ts';

/** Russian. The same words as in English: one that is missing fails the check of types. */
export const ru: Messages = {
  names,
  shell,
  timeline,
  analysis,
  files,
  picture,
  savedViews,
  start,
  form,
  live,
};
