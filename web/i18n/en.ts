import { analysis } from './en-analysis.ts';
import { files, picture } from './en-files.ts';
import { form } from './en-form.ts';
import { live } from './en-live.ts';
import { names } from './en-names.ts';
import { shell } from './en-shell.ts';
import { savedViews, start } from './en-start.ts';
import { timeline } from './en-timeline.ts';

/** English. A section is one part of the page; `names` are the words for the values of a record. */
export const en = {
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

/** Every text of the interface. Another language is another object of this type. */
export type Messages = typeof en;
