import { files } from './ru-files.ts';
import { live } from './ru-live.ts';
import { names } from './ru-names.ts';
import { savedViews } from './ru-saved-views.ts';
import { shell } from './ru-shell.ts';
import { timeline } from './ru-timeline.ts';

/** The Russian texts that every page loads. */
export const ruCore = { names, shell, timeline, files, savedViews, live };
