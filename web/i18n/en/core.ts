import { files } from './files.ts';
import { live } from './live.ts';
import { names } from './names.ts';
import { savedViews } from './saved-views.ts';
import { shell } from './shell.ts';
import { timeline } from './timeline.ts';

/** The English texts that every page loads. */
export const enCore = { names, shell, timeline, files, savedViews, live };
