import { analysis } from './analysis.ts';
import { authorities } from './authorities.ts';
import { chart } from './chart.ts';
import { compare } from './compare.ts';
import { enCore } from './core.ts';
import { dialogs } from './dialogs.ts';
import { duplicates } from './duplicates.ts';
import { eras } from './eras.ts';
import { form } from './form.ts';
import { picture } from './picture.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { stories } from './stories.ts';
import { table } from './table.ts';

/** The whole English catalogue. The page loads it in parts (messages.ts); this is for types and tests. */
export const en = {
  ...enCore,
  analysis,
  authorities,
  chart,
  compare,
  dialogs,
  duplicates,
  eras,
  form,
  picture,
  search,
  start,
  stories,
  table,
};

/** Every text of the interface. A catalogue of another language is an object of this type. */
export type Messages = typeof en;
