import type { CodedError } from '../error-codes.ts';
import { type ErrorTexts, formatError } from '../error-texts.ts';
import { dateTexts } from './date-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { fileTexts } from './file-texts.ts';
import { problemTexts } from './problem-texts.ts';
import { queryTexts } from './query-texts.ts';
import { recordTexts } from './record-texts.ts';

export const errorTextsEn: ErrorTexts = {
  ...fieldTexts,
  ...dateTexts,
  ...recordTexts,
  ...queryTexts,
  ...fileTexts,
  ...problemTexts,
};

/** For the API, the command line and logs, which are in English. */
export function formatErrorEn(error: CodedError): string {
  return formatError(errorTextsEn, error);
}
