import type { Messages } from '../en/all.ts';
import { analysis } from './analysis.ts';
import { chart } from './chart.ts';
import { ruCore } from './core.ts';
import { dialogs } from './dialogs.ts';
import { eras } from './eras.ts';
import { form } from './form.ts';
import { picture } from './picture.ts';
import { start } from './start.ts';
import { stories } from './stories.ts';
import { table } from './table.ts';

/** The whole Russian catalogue. The page loads it in parts (messages.ts); this is for tests. */
export const ru: Messages = {
  ...ruCore,
  analysis,
  chart,
  dialogs,
  eras,
  form,
  picture,
  start,
  stories,
  table,
};
