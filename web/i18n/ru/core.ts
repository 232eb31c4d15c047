import { files } from './files.ts';
import { live } from './live.ts';
import { names } from './names.ts';
import { savedViews } from './saved-views.ts';
import { shell } from './shell.ts';
import { timeline } from './timeline.ts';

/** The Russian texts that every page loads. */
export const ruCore = { names, shell, timeline, files, savedViews, live };
