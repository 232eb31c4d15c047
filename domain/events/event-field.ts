import { z } from 'zod';
import { parseEdtf } from '../dates/edtf-date.ts';
import type { PlainErrorCode } from '../errors/error-codes.ts';
import { InvalidInput } from '../errors/input-error.ts';
import { issueMessage, issueMessageOf, shorten } from '../errors/zod-errors.ts';
import { isPartyCode } from '../parties/party.ts';

/** Schemas of single fields, shared by several records. */

/** The longest values accepted: texts in UTF-16 units, lists in entries. */
export const LIMITS = {
  id: 120,
  title: 240,
  shortTitle: 60,
  summary: 2_000,
  name: 160,
  office: 240,
  place: 160,
  mission: 240,
  tag: 80,
  publisher: 240,
  sourceTitle: 500,
  url: 2_000,
  quote: 2_000,
  list: 100,
  peopleExpelled: 1_000_000,
} as const;

/** Text, trimmed. White space inside it is kept. */
export function text(max: number, missing: PlainErrorCode = 'text-missing') {
  return z
    .string(plainMessage(missing))
    .trim()
    .max(max, issueMessage('text-too-long', { max }))
    .refine((value) => !CONTROL.test(value), issueMessage('text-with-control-characters'))
    .refine((value) => value.isWellFormed(), issueMessage('text-with-broken-character'));
}

// Tab, LF and CR are text. Other control characters are never intended, and SQLite ends a text at a NUL.
const CONTROL = /[^\P{Cc}\t\n\r\u0080-\u009F]/u;

/** Text of one line, such as a title, which appears in lists, on the chart and in links. */
export function line(max: number, missing?: PlainErrorCode) {
  return text(max, missing).refine((value) => !LINE_BREAK.test(value), issueMessage('text-with-line-breaks'));
}

/** A line with at least one visible character. */
export function requiredLine(max: number, missing: PlainErrorCode) {
  return line(max, missing)
    .min(1, plainMessage(missing))
    .refine((value) => value === '' || VISIBLE.test(value), plainMessage(missing));
}

function plainMessage(code: PlainErrorCode): string {
  return issueMessageOf({ code, params: {} });
}

const LINE_BREAK = /[\n\r\u2028\u2029]/;

// Neither spaces nor characters that fonts do not draw, such as U+200B. U+2800 is the blank of Braille.
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A field that may be absent. Forms send an empty field as an empty text, which counts as absent too. */
export function optional<T extends z.ZodType<string, string>>(field: T) {
  return z.preprocess(absentIfEmpty<z.input<T>>, field.optional()).optional();
}

function absentIfEmpty<T extends string>(value: T | undefined): T | undefined {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

/** Removes the keys of absent fields, so that an empty field equals a missing one. */
export function withoutAbsent<T extends object>(record: T): T {
  for (const key of Object.keys(record) as (keyof T)[]) {
    if (record[key] === undefined) delete record[key];
  }
  return record;
}

export function list<T extends z.ZodType>(entry: T, missing: PlainErrorCode = 'list-missing') {
  return z
    .array(entry, plainMessage(missing))
    .max(LIMITS.list, issueMessage('list-too-long', { max: LIMITS.list }));
}

/** Rejects an entry whose key occurs earlier in the list. `messageOf` returns the message for that entry. */
export function unique<T>(keyOf: (entry: T) => string, messageOf: (entry: T) => string) {
  return (entries: readonly T[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const key = keyOf(entry);
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index], message: messageOf(entry) });
      seen.add(key);
    }
  };
}

/** `unique` for a list of texts. */
export function uniqueTexts(keyOf: (entry: string) => string = (entry) => entry) {
  return unique(keyOf, (entry) => issueMessage('entry-repeated', { value: shorten(entry) }));
}

export function oneOf<const T extends readonly string[]>(choices: T) {
  return z.enum(choices, {
    error: ({ input }) =>
      typeof input === 'string' && input !== ''
        ? issueMessage('choice-unknown', { value: shorten(input), choices })
        : issueMessage('choice-missing', { choices }),
  });
}

export const eventId = z
  .string(issueMessage('id-missing'))
  .max(LIMITS.id, issueMessage('text-too-long', { max: LIMITS.id }))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, issueMessage('id-invalid'))
  .meta({ description: 'A stable, readable slug. Made from the date and title if absent.' });

/** An EDTF expression that contains at least one real day. Kept as written, but trimmed. */
export const edtfText = z
  .string(issueMessage('date-missing'))
  .trim()
  .superRefine((value, context) => {
    try {
      parseEdtf(value);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      for (const each of error.errors) context.addIssue({ code: 'custom', message: issueMessageOf(each) });
    }
  })
  .meta({
    description: 'An EDTF date (ISO 8601-2, levels 0 and 1)',
    examples: ['2018-03-26', '2014-03~', '2021-10-11/2021-10-13'],
  });

export const partyCode = z
  .string(issueMessage('party-code-missing'))
  .trim()
  .refine(isPartyCode, {
    error: ({ input }) => issueMessage('party-unknown', { party: shorten(input) }),
  })
  .meta({
    description: 'ISO 3166-1 alpha-2 (its user-assigned codes too), or an organisation',
    examples: ['US', 'RU', 'NATO'],
  });

export const webAddress = z
  .string(issueMessage('web-address-missing'))
  .trim()
  .max(LIMITS.url, issueMessage('text-too-long', { max: LIMITS.url }))
  .refine(isWebAddress, issueMessage('web-address-invalid'))
  .refine(hasNoCredentials, issueMessage('web-address-with-password'))
  .meta({ format: 'uri' });

/** Sources are public, so a password in an address must be a mistake. */
function hasNoCredentials(value: string): boolean {
  const url = URL.parse(value);
  return url === null || (url.username === '' && url.password === '');
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(value) && value.isWellFormed() && URL.canParse(value);
}
