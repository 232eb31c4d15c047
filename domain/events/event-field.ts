import { z } from 'zod';
import { parseEdtf } from '../dates/edtf-date.ts';
import { InvalidInput } from '../errors/input-error.ts';
import { isPartyCode } from '../parties/party.ts';

/** What one field of a record may hold, whichever field it is. Every message says what would mend the value. */

/** Longest values accepted, in UTF-16 units; lists in entries. */
export const LIMITS = {
  id: 120,
  title: 240,
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

/** Text without the white space around it, which nobody means; inside it stays as it is. */
export function text(max: number, missing = 'Write text here.') {
  return z
    .string(missing)
    .trim()
    .max(max, `Shorten this to at most ${max} characters.`)
    .refine((value) => !CONTROL.test(value), 'Remove the control characters (such as NUL) from this text.')
    .refine(
      (value) => value.isWellFormed(),
      'Remove the broken character (a lone surrogate) from this text.',
    );
}

// Tab, LF and CR are text; other control characters are never meant, and SQLite's text ends at a NUL.
const CONTROL = /[^\P{Cc}\t\n\r\u0080-\u009F]/u;

/** Text for a field of one line, such as a title: it stands in lists, on the chart and in links. */
export function line(max: number, missing?: string) {
  return text(max, missing).refine(
    (value) => !LINE_BREAK.test(value),
    'Write this on one line: put spaces in place of the line breaks.',
  );
}

/** A line without which its record says nothing, so that something of it must be seen. */
export function requiredLine(max: number, missing: string) {
  return line(max, missing)
    .min(1, missing)
    .refine((value) => value === '' || VISIBLE.test(value), missing);
}

const LINE_BREAK = /[\n\r\u2028\u2029]/;

// Neither spaces nor what fonts draw nothing for, such as U+200B; U+2800 is Braille’s blank.
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A field that may be absent. A form sends what was left empty as an empty text: that is absent too. */
export function optional<T extends z.ZodType<string, string>>(field: T) {
  return z.preprocess(absentIfEmpty<z.input<T>>, field.optional()).optional();
}

function absentIfEmpty<T extends string>(value: T | undefined): T | undefined {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

/** Drops the keys of absent fields, so that what was sent empty equals what was not sent. */
export function withoutAbsent<T extends object>(record: T): T {
  for (const key of Object.keys(record) as (keyof T)[]) {
    if (record[key] === undefined) delete record[key];
  }
  return record;
}

export function list<T extends z.ZodType>(entry: T, missing = 'Send a list here.') {
  return z.array(entry, missing).max(LIMITS.list, `Keep at most ${LIMITS.list} entries here.`);
}

/** Refuses the second of two entries with the same key. */
export function unique<T>(keyOf: (entry: T) => string, message: string) {
  return (entries: readonly T[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const key = keyOf(entry);
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index], message });
      seen.add(key);
    }
  };
}

export const eventId = z
  .string('Write an id here.')
  .max(LIMITS.id, `Shorten the id to at most ${LIMITS.id} characters.`)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'An id is lower-case letters, digits and single hyphens, such as 2018-03-26-us-expels-60.',
  )
  .meta({ description: 'A stable, readable slug. Made from date and title where it is left out.' });

/** An EDTF expression that names at least one real day. Kept as the analyst wrote it, spaces trimmed. */
export const edtfText = z
  .string('Give a date, such as 2018-03-26, 2018-03 or 2018.')
  .trim()
  .superRefine((value, context) => {
    try {
      parseEdtf(value);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      for (const { message } of error.errors) context.addIssue({ code: 'custom', message });
    }
  })
  .meta({
    description: 'An EDTF date (ISO 8601-2, levels 0 and 1)',
    examples: ['2018-03-26', '2014-03~', '2021-10-11/2021-10-13'],
  });

export const partyCode = z
  .string('Write a party code here, such as US.')
  .trim()
  .refine(
    isPartyCode,
    'Unknown party. Use an ISO 3166-1 alpha-2 code such as US, or an organisation such as EU, NATO, UN, OSCE.',
  )
  .meta({
    description: 'ISO 3166-1 alpha-2 (its user-assigned codes too), or an organisation',
    examples: ['US', 'RU', 'NATO'],
  });

export const webAddress = z
  .string('Write a web address here.')
  .trim()
  .max(LIMITS.url, `Shorten the address to at most ${LIMITS.url} characters.`)
  .refine(isWebAddress, 'Use a full web address that begins with https:// or http://.')
  .refine(hasNoCredentials, 'Take the name and the password out of this address.')
  .meta({ format: 'uri' });

/** A source is for everybody to look up; whoever pastes a password in an address did not mean to publish it. */
function hasNoCredentials(value: string): boolean {
  const url = URL.parse(value);
  return url === null || (url.username === '' && url.password === '');
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(value) && value.isWellFormed() && URL.canParse(value);
}
