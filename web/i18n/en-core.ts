import { files } from './en-files.ts';
import { live } from './en-live.ts';
import { names } from './en-names.ts';
import { savedViews } from './en-saved-views.ts';
import { shell } from './en-shell.ts';
import { timeline } from './en-timeline.ts';

/** The English texts that every page loads. */
export const enCore = { names, shell, timeline, files, savedViews, live };
