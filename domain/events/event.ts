import { z } from 'zod';
import { CAMEO_CODES, type CameoCode } from '../cameo/cameo.ts';
import { type EdtfDate, parseEdtf } from '../dates/edtf-date.ts';
import { InvalidInput, jsonPointer } from '../errors/input-error.ts';
import {
  edtfText,
  eventId,
  LIMITS,
  line,
  list,
  optional,
  partyCode,
  requiredLine,
  text,
  unique,
  webAddress,
  withoutAbsent,
} from './event-field.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from './event-values.ts';
import { KIND, KINDS } from './kind.ts';

const NO_INITIATOR = 'Name at least one party that acted.';

const partyList = (missing?: string) =>
  list(partyCode, missing).superRefine(unique<string>((code) => code, 'This party is named twice.'));

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `Choose one of ${values.join(', ')}.`);

export const participant = z
  .strictObject(
    {
      name: requiredLine(LIMITS.name, 'Give the person’s name.'),
      office: optional(line(LIMITS.office)),
      party: optional(partyCode),
    },
    'Send a person as {name, office, party}.',
  )
  .overwrite(withoutAbsent);
export type Participant = z.infer<typeof participant>;

export const location = z
  .strictObject(
    { place: optional(line(LIMITS.place)), country: optional(partyCode) },
    'Send a location as {place, country}.',
  )
  .overwrite(withoutAbsent)
  .refine(
    ({ place, country }) => place !== undefined || country !== undefined,
    'Give a place or a country, or leave the location out.',
  );

export const link = z.strictObject(
  { to: eventId, relation: oneOf(RELATIONS) },
  'Send a link as {to, relation}.',
);
export type Link = z.infer<typeof link>;

export const source = z
  .strictObject(
    {
      publisher: requiredLine(LIMITS.publisher, 'Say who published it.'),
      title: optional(line(LIMITS.sourceTitle)),
      published: optional(edtfText),
      url: optional(webAddress),
      quote: optional(text(LIMITS.quote)),
      archived_url: optional(webAddress),
    },
    'Send a source as {publisher, title, published, url, quote, archived_url}.',
  )
  .overwrite(withoutAbsent);
export type Source = z.infer<typeof source>;

/**
 * What an analyst records. `id`, `status`, `review` and `cameo` have defaults; `goldstein` follows from `cameo` and,
 * where it is given, must agree with it. What a machine coded has an `origin`, and the score that the machine gave it.
 */
export const eventInput = z
  .strictObject(
    {
      id: optional(eventId),
      date: edtfText,
      title: requiredLine(LIMITS.title, 'Give the event a title.'),
      summary: text(LIMITS.summary).default(''),
      title_ru: optional(line(LIMITS.title)),
      summary_ru: optional(text(LIMITS.summary)),
      kind: oneOf(KINDS),
      status: oneOf(STATUSES).default('carried_out'),
      initiators: partyList(NO_INITIATOR).min(1, NO_INITIATOR),
      targets: partyList().default([]),
      participants: list(participant).default([]),
      location: location.optional(),
      people_expelled: z
        .int('Write a whole number here.')
        .min(1, 'Write a number of at least 1, or leave this empty.')
        .max(LIMITS.peopleExpelled, `Write a number of at most ${LIMITS.peopleExpelled}.`)
        .optional(),
      missions_affected: list(requiredLine(LIMITS.mission, 'Name the mission.'))
        .superRefine(unique<string>((name) => name, 'This mission is named twice.'))
        .default([]),
      in_force: z.boolean('Say true or false.').optional(),
      in_force_until: optional(edtfText),
      links: list(link)
        .superRefine(unique<Link>(({ to, relation }) => `${relation} ${to}`, 'This link is given twice.'))
        .default([]),
      sources: list(source).default([]),
      tags: list(requiredLine(LIMITS.tag, 'Write the tag.'))
        .superRefine(unique<string>((tag) => tag.toLocaleLowerCase('en'), 'This tag is given twice.'))
        .default([]),
      review: oneOf(REVIEWS).default('draft'),
      cameo: optional(
        z
          .string('Write the CAMEO code as text: 010 is not 10.')
          .refine((code) => CAMEO_CODES.has(code), 'Unknown CAMEO code. Codes are text such as 161 or 0841.'),
      ),
      goldstein: z
        .number('Write a number between −10 and 10.')
        .min(-10, 'Write a number between −10 and 10.')
        .max(10, 'Write a number between −10 and 10.')
        .refine((score) => Number.isInteger(Math.round(score * 1e6) / 1e5), 'Give one decimal at most.')
        .optional(),
      origin: oneOf(ORIGINS).optional(),
    },
    'Send an event as an object with at least date, title, kind and initiators.',
  )
  .overwrite(withoutAbsent)
  .superRefine(checkAgreement, {
    // Although some field does not hold, so that every error is answered at once.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

/** What fields must agree on. Any of them may still be what was sent, and a field that does not hold agrees with all. */
function checkAgreement(event: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  const issue = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });

  if (event.in_force === true && event.in_force_until !== undefined) {
    issue(
      ['in_force_until'],
      'What still stands has no end. Clear the end, or say that it no longer stands.',
    );
  }
  const date = dateIn(event.date);
  const end = dateIn(event.in_force_until);
  if (date !== undefined && end !== undefined && end.last_day < date.first_day) {
    issue(['in_force_until'], 'The end lies before the event itself. Correct one of the two dates.');
  }
  for (const [index, each] of (Array.isArray(event.links) ? event.links : []).entries()) {
    if (typeof event.id === 'string' && each?.to === event.id) {
      issue(['links', index, 'to'], 'An event cannot link to itself. Choose another event.');
    }
  }
  const cameo = cameoIn(event);
  const isOwnScore = event.origin === undefined;
  if (isOwnScore && typeof event.goldstein === 'number' && cameo && event.goldstein !== cameo.goldstein) {
    const score = `The score follows from the code: ${cameo.code} is ${cameo.goldstein}.`;
    issue(['goldstein'], `${score} Leave it out, or choose another code.`);
  }
}

function dateIn(value: unknown): EdtfDate | undefined {
  const text = edtfText.safeParse(value);
  return text.success ? parseEdtf(text.data) : undefined;
}

function cameoIn({ cameo, kind }: Readonly<Record<string, unknown>>): CameoCode | undefined {
  if (cameo !== undefined) return typeof cameo === 'string' ? CAMEO_CODES.get(cameo) : undefined;
  const known = KINDS.find((each) => each === kind);
  return known && CAMEO_CODES.get(KIND[known].cameo);
}

/** What `eventInput` accepts, before defaults. */
export type EventInput = z.input<typeof eventInput>;
/** What `eventInput` yields: checked, with defaults. */
export type CheckedEvent = z.output<typeof eventInput>;

/** An event as it is kept and answered. */
export const diplomaticEvent = z.object({
  ...eventInput.shape,
  id: eventId,
  cameo: z.string(),
  goldstein: z.number().meta({
    description:
      'Goldstein score of the CAMEO code, −10 (conflict) … +10 (co-operation); of what a machine coded, the score it gave',
  }),
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
