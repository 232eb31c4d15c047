import type { ErrorTexts } from '../error-texts.ts';
import { dateTexts } from './date-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { fileTexts } from './file-texts.ts';
import { problemTexts } from './problem-texts.ts';
import { queryTexts } from './query-texts.ts';
import { recordTexts } from './record-texts.ts';

export const errorTextsRu: ErrorTexts = {
  ...fieldTexts,
  ...dateTexts,
  ...recordTexts,
  ...queryTexts,
  ...fileTexts,
  ...problemTexts,
};
