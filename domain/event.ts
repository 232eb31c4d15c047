import { z } from 'zod';
import { CAMEO_CODES, goldsteinOf } from './cameo.ts';
import { parseEdtf } from './edtf-date.ts';
import { InvalidInput, jsonPointer } from './invalid-input.ts';
import { KIND, KINDS } from './kind.ts';
import { isPartyCode } from './party.ts';

export const STATUSES = ['carried_out', 'threatened', 'declined', 'postponed'] as const;
export type Status = (typeof STATUSES)[number];

export const REVIEWS = ['draft', 'needs_source', 'sourced', 'reviewed', 'disputed'] as const;
export type Review = (typeof REVIEWS)[number];

export const RELATIONS = ['responds_to', 'lifts', 'amends', 'part_of', 'follows'] as const;
export type Relation = (typeof RELATIONS)[number];

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

// C0 controls other than tab, LF and CR, and DEL: never meant, and SQLite text stops being text at a NUL.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function text(max: number) {
  return z
    .string('Write text here.')
    .trim()
    .max(max, `Shorten this to at most ${max} characters.`)
    .refine((value) => !CONTROL.test(value), 'Remove the control characters (such as NUL) from this text.')
    .refine(
      (value) => value.isWellFormed(),
      'Remove the broken character (a lone surrogate) from this text.',
    );
}

function requiredText(max: number, message: string) {
  return text(max).min(1, message);
}

function list<T extends z.ZodType>(entry: T) {
  return z.array(entry).max(LIMITS.list, `Keep at most ${LIMITS.list} entries here.`);
}

function unique<T>(keyOf: (entry: T) => string, message: string) {
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
  .string('Write a date here.')
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
  .string('Write a party code here.')
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
  .string()
  .trim()
  .max(LIMITS.url, `Shorten the address to at most ${LIMITS.url} characters.`)
  .refine(isWebAddress, 'Use a full web address that begins with https:// or http://.')
  .meta({ format: 'uri' });

function isWebAddress(value: string): boolean {
  if (/[\s\u0000-\u001F]/.test(value) || !/^https?:\/\//i.test(value)) return false;
  return URL.canParse(value);
}

const partyList = list(partyCode).superRefine(unique<string>((code) => code, 'This party is named twice.'));

export const participant = z.strictObject({
  name: requiredText(LIMITS.name, 'Give the person’s name.'),
  office: text(LIMITS.office).optional(),
  party: partyCode.optional(),
});
export type Participant = z.infer<typeof participant>;

export const location = z
  .strictObject({ place: text(LIMITS.place).optional(), country: partyCode.optional() })
  .refine(
    (value) => Boolean(value.place || value.country),
    'Give a place or a country, or leave the location out.',
  );

export const link = z.strictObject({
  to: eventId,
  relation: z.enum(RELATIONS, `Choose one of ${RELATIONS.join(', ')}.`),
});
export type Link = z.infer<typeof link>;

export const source = z.strictObject({
  publisher: requiredText(LIMITS.publisher, 'Say who published it.'),
  title: text(LIMITS.sourceTitle).optional(),
  published: edtfText.optional(),
  url: webAddress.optional(),
  quote: text(LIMITS.quote).optional(),
  archived_url: webAddress.optional(),
});
export type Source = z.infer<typeof source>;

/**
 * What an analyst records. `id`, `status`, `review` and `cameo` have defaults; `goldstein` follows from `cameo` and,
 * where it is given, must agree with it.
 */
export const eventInput = z
  .strictObject({
    id: eventId.optional(),
    date: edtfText,
    title: requiredText(LIMITS.title, 'Give the event a title.'),
    summary: text(LIMITS.summary).default(''),
    title_ru: text(LIMITS.title).optional(),
    summary_ru: text(LIMITS.summary).optional(),
    kind: z.enum(KINDS, `Choose one of ${KINDS.join(', ')}.`),
    status: z.enum(STATUSES, `Choose one of ${STATUSES.join(', ')}.`).default('carried_out'),
    initiators: partyList.min(1, 'Name at least one party that acted.'),
    targets: partyList.default([]),
    participants: list(participant).default([]),
    location: location.optional(),
    people_expelled: z
      .int('Write a whole number here.')
      .min(1, 'Write a number of at least 1, or leave this empty.')
      .max(LIMITS.peopleExpelled, `Write a number of at most ${LIMITS.peopleExpelled}.`)
      .optional(),
    missions_affected: list(requiredText(LIMITS.mission, 'Name the mission.'))
      .superRefine(unique<string>((name) => name, 'This mission is named twice.'))
      .default([]),
    in_force: z.boolean('Say true or false.').optional(),
    in_force_until: edtfText.optional(),
    links: list(link)
      .superRefine(unique<Link>(({ to, relation }) => `${relation} ${to}`, 'This link is given twice.'))
      .default([]),
    sources: list(source).default([]),
    tags: list(requiredText(LIMITS.tag, 'Write the tag.'))
      .superRefine(unique<string>((tag) => tag.toLocaleLowerCase('en'), 'This tag is given twice.'))
      .default([]),
    review: z.enum(REVIEWS, `Choose one of ${REVIEWS.join(', ')}.`).default('draft'),
    cameo: z
      .string('Write the CAMEO code as text: 010 is not 10.')
      .refine((code) => CAMEO_CODES.has(code), 'Unknown CAMEO code. Codes are text such as 161 or 0841.')
      .optional(),
    goldstein: z.number('Write a number between −10 and 10.').optional(),
  })
  .superRefine((event, context) => {
    const issue = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (event.in_force === true && event.in_force_until !== undefined) {
      issue(
        ['in_force_until'],
        'A measure that still stands has no end: clear the end, or say that it no longer stands.',
      );
    }
    if (
      event.in_force_until !== undefined &&
      parseEdtf(event.in_force_until).last_day < parseEdtf(event.date).first_day
    ) {
      issue(['in_force_until'], 'The end lies before the event itself. Correct one of the two dates.');
    }
    for (const [index, { to }] of event.links.entries()) {
      if (event.id !== undefined && to === event.id)
        issue(['links', index, 'to'], 'An event cannot link to itself. Choose another event.');
    }
    const code = event.cameo ?? KIND[event.kind].cameo;
    if (event.goldstein !== undefined && event.goldstein !== goldsteinOf(code)) {
      issue(
        ['goldstein'],
        `The score follows from the code: ${code} is ${goldsteinOf(code)}. Leave it out, or choose another code.`,
      );
    }
  });

/** What `eventInput` accepts, before defaults. */
export type EventInput = z.input<typeof eventInput>;
/** What `eventInput` yields: checked, with defaults. */
export type CheckedEvent = z.output<typeof eventInput>;

/** An event as it is kept and answered. */
export const diplomaticEvent = z.object({
  ...eventInput.shape,
  id: eventId,
  cameo: z.string(),
  goldstein: z
    .number()
    .meta({ description: 'Goldstein score of the CAMEO code, −10 (conflict) … +10 (co-operation)' }),
  first_day: z.int().meta({ description: 'First day the date can mean, as days since 1970-01-01' }),
  last_day: z.int().meta({ description: 'Last day the date can mean, as days since 1970-01-01' }),
  version: z.int().meta({ description: 'Counts the changes; its ETag' }),
  updated_at: z.string().meta({ description: 'When this version was written: an instant, RFC 3339, UTC' }),
});
export type DiplomaticEvent = z.output<typeof diplomaticEvent>;

/** The other end of a link, in enough words to show it. */
export const linkedEvent = z.object({
  id: eventId,
  relation: z.enum(RELATIONS),
  title: z.string(),
  title_ru: z.string().optional(),
  date: z.string(),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  initiators: z.array(z.string()),
});
export type LinkedEvent = z.output<typeof linkedEvent>;

/** One event with its links both ways: `linked_to` are what its own links name, `linked_from` the events that name it. */
export const eventWithLinks = diplomaticEvent.extend({
  linked_to: z.array(linkedEvent),
  linked_from: z.array(linkedEvent),
});
export type EventWithLinks = z.output<typeof eventWithLinks>;

/** Checks what was sent. Throws `InvalidInput` with every error, each at its JSON pointer. */
export function checkEvent(input: unknown): CheckedEvent {
  const result = eventInput.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(inputErrors(result.error));
}

/** A zod error as ours: an unknown field is named where it stands, everything else as its schema says it. */
export function inputErrors(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: jsonPointer([...issue.path, key]),
        message: `Unknown field “${key}”. Remove it or correct its name.`,
      }));
    }
    return [{ path: jsonPointer(issue.path), message: issue.message }];
  });
}

/**
 * The readable id of a new event: its first day as written, then the title in ASCII, cut at a word.
 * Not yet unique: whoever stores it adds `-2`, `-3`, … where it is taken.
 */
export function proposeId(date: string, title: string): string {
  const start = /\d{4}(-\d\d){0,2}/.exec(date)?.[0] ?? 'undated';
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036F’']/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let id = start;
  for (const word of words ?? ['event']) {
    if (id.length + 1 + word.length > 72) break;
    id += `-${word}`;
  }
  return id;
}
