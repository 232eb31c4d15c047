import type { Messages } from './en.ts';
import { analysis } from './ru-analysis.ts';
import { chart } from './ru-chart.ts';
import { ruCore } from './ru-core.ts';
import { dialogs } from './ru-dialogs.ts';
import { eras } from './ru-eras.ts';
import { form } from './ru-form.ts';
import { picture } from './ru-picture.ts';
import { start } from './ru-start.ts';
import { stories } from './ru-stories.ts';

/** The whole Russian catalogue. The page loads it in parts (messages.ts); this is for tests. */
export const ru: Messages = { ...ruCore, analysis, chart, dialogs, eras, form, picture, start, stories };
