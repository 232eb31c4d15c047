import { readEdtf } from './edtf-expression.ts';

/** Says an EDTF date to a person. Throws `InvalidInput` like `parseEdtf`. */
export function sayDate(text: string, _language: 'en' | 'ru' = 'en'): string {
  readEdtf(text);
  return text;
}
