import { analysis } from './en-analysis.ts';
import { chart } from './en-chart.ts';
import { enCore } from './en-core.ts';
import { dialogs } from './en-dialogs.ts';
import { eras } from './en-eras.ts';
import { form } from './en-form.ts';
import { picture } from './en-picture.ts';
import { start } from './en-start.ts';
import { stories } from './en-stories.ts';

/** The whole English catalogue. The page loads it in parts (messages.ts); this is for types and tests. */
export const en = { ...enCore, analysis, chart, dialogs, eras, form, picture, start, stories };

/** Every text of the interface. A catalogue of another language is an object of this type. */
export type Messages = typeof en;
