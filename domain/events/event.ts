import { z } from 'zod';
import { CAMEO_CODES, type CameoCode } from '../cameo/cameo.ts';
import { type EdtfDate, parseEdtf } from '../dates/edtf-date.ts';
import { checkInput, issueMessage } from '../errors/zod-errors.ts';
import {
  edtfText,
  eventId,
  LIMITS,
  line,
  list,
  oneOf,
  optional,
  partyCode,
  requiredLine,
  text,
  unique,
  uniqueTexts,
  webAddress,
  withoutAbsent,
} from './event-field.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from './event-values.ts';
import { KIND, KINDS } from './kind.ts';

const targetList = list(partyCode).superRefine(uniqueTexts());
const initiatorList = list(partyCode, 'initiator-missing')
  .superRefine(uniqueTexts())
  .min(1, issueMessage('initiator-missing'));

export const participant = z
  .strictObject(
    {
      name: requiredLine(LIMITS.name, 'person-name-missing'),
      office: optional(line(LIMITS.office)),
      party: optional(partyCode),
    },
    issueMessage('person-not-an-object'),
  )
  .overwrite(withoutAbsent);
export type Participant = z.infer<typeof participant>;

export const location = z
  .strictObject(
    { place: optional(line(LIMITS.place)), country: optional(partyCode) },
    issueMessage('location-not-an-object'),
  )
  .overwrite(withoutAbsent)
  .refine(
    ({ place, country }) => place !== undefined || country !== undefined,
    issueMessage('location-empty'),
  );

export const link = z.strictObject(
  { to: eventId, relation: oneOf(RELATIONS) },
  issueMessage('link-not-an-object'),
);
export type Link = z.infer<typeof link>;

export const source = z
  .strictObject(
    {
      publisher: requiredLine(LIMITS.publisher, 'publisher-missing'),
      title: optional(line(LIMITS.sourceTitle)),
      published: optional(edtfText),
      url: optional(webAddress),
      quote: optional(text(LIMITS.quote)),
      archived_url: optional(webAddress),
    },
    issueMessage('source-not-an-object'),
  )
  .overwrite(withoutAbsent);
export type Source = z.infer<typeof source>;

const GOLDSTEIN_RANGE = issueMessage('number-out-of-range', { min: -10, max: 10 });

/**
 * An event as an analyst records it. `id`, `status`, `review` and `cameo` have defaults. `goldstein` is derived from `cameo`,
 * and must agree with it if given. Machine-coded events have an `origin`, and the score that their coder assigned.
 */
export const eventInput = z
  .strictObject(
    {
      id: optional(eventId),
      date: edtfText,
      title: optional(requiredLine(LIMITS.title, 'event-title-missing')),
      summary: text(LIMITS.summary).default(''),
      title_ru: optional(requiredLine(LIMITS.title, 'event-title-missing')),
      summary_ru: optional(text(LIMITS.summary)),
      short_title: optional(line(LIMITS.shortTitle)),
      short_title_ru: optional(line(LIMITS.shortTitle)),
      pinned: z.boolean(issueMessage('boolean-missing')).optional(),
      kind: oneOf(KINDS),
      status: oneOf(STATUSES).default('carried_out'),
      initiators: initiatorList,
      targets: targetList.default([]),
      participants: list(participant).default([]),
      location: location.optional(),
      people_expelled: z
        .int(issueMessage('whole-number-missing'))
        .min(1, issueMessage('people-too-few'))
        .max(LIMITS.peopleExpelled, issueMessage('number-too-large', { max: LIMITS.peopleExpelled }))
        .optional(),
      missions_affected: list(requiredLine(LIMITS.mission, 'mission-missing'))
        .superRefine(uniqueTexts())
        .default([]),
      in_force: z.boolean(issueMessage('boolean-missing')).optional(),
      in_force_until: optional(edtfText),
      links: list(link)
        .superRefine(
          unique<Link>(
            ({ to, relation }) => `${relation} ${to}`,
            () => issueMessage('link-repeated'),
          ),
        )
        .default([]),
      sources: list(source).default([]),
      tags: list(requiredLine(LIMITS.tag, 'tag-missing'))
        .superRefine(uniqueTexts((tag) => tag.toLocaleLowerCase('en')))
        .default([]),
      review: oneOf(REVIEWS).default('draft'),
      cameo: optional(
        z
          .string(issueMessage('cameo-not-text'))
          .refine((code) => CAMEO_CODES.has(code), issueMessage('cameo-unknown')),
      ),
      goldstein: z
        .number(GOLDSTEIN_RANGE)
        .min(-10, GOLDSTEIN_RANGE)
        .max(10, GOLDSTEIN_RANGE)
        .refine(
          (score) => Number.isInteger(Math.round(score * 1e6) / 1e5),
          issueMessage('goldstein-too-exact'),
        )
        .optional(),
      origin: oneOf(ORIGINS).optional(),
    },
    issueMessage('event-not-an-object'),
  )
  .overwrite(withoutAbsent)
  .overwrite(withoutFalsePin)
  .superRefine(checkAgreement, {
    // Runs even if a field is invalid, so that every error is reported at once.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

/** An event that is not pinned has no `pinned`, so that equal events have equal JSON. */
function withoutFalsePin<T extends { pinned?: boolean | undefined }>(event: T): T {
  if (event.pinned === false) delete event.pinned;
  return event;
}

/** Checks that fields agree with each other. Invalid fields are skipped. */
function checkAgreement(event: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  const addIssue = (path: PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path, message });

  if (!Array.isArray(event) && event.title === undefined && event.title_ru === undefined) {
    addIssue(['title'], issueMessage('event-title-missing'));
  }
  if (event.in_force === true && event.in_force_until !== undefined) {
    addIssue(['in_force_until'], issueMessage('in-force-with-end'));
  }
  const date = dateIn(event.date);
  const end = dateIn(event.in_force_until);
  if (date !== undefined && end !== undefined && end.last_day < date.first_day) {
    addIssue(['in_force_until'], issueMessage('in-force-until-before-event'));
  }
  for (const [index, each] of (Array.isArray(event.links) ? event.links : []).entries()) {
    if (typeof event.id === 'string' && each?.to === event.id) {
      addIssue(['links', index, 'to'], issueMessage('link-to-itself'));
    }
  }
  const cameo = cameoIn(event);
  const isCodedByAnalyst = event.origin === undefined;
  if (
    isCodedByAnalyst &&
    typeof event.goldstein === 'number' &&
    cameo &&
    event.goldstein !== cameo.goldstein
  ) {
    addIssue(
      ['goldstein'],
      issueMessage('goldstein-mismatch', { cameo: cameo.code, goldstein: cameo.goldstein }),
    );
  }
}

function dateIn(value: unknown): EdtfDate | undefined {
  const text = edtfText.safeParse(value);
  return text.success ? parseEdtf(text.data) : undefined;
}

function cameoIn({ cameo, kind }: Readonly<Record<string, unknown>>): CameoCode | undefined {
  if (cameo !== undefined) return typeof cameo === 'string' ? CAMEO_CODES.get(cameo) : undefined;
  const validKind = KINDS.find((each) => each === kind);
  return validKind && CAMEO_CODES.get(KIND[validKind].cameo);
}

/** An event before it is checked, without defaults. */
export type EventInput = z.input<typeof eventInput>;
/** A checked event, with defaults. */
export type CheckedEvent = z.output<typeof eventInput>;

/** An event as stored and returned. */
export const diplomaticEvent = z.object({
  ...eventInput.shape,
  id: eventId,
  cameo: z.string(),
  goldstein: z.number().meta({
    description:
      'Goldstein score of the CAMEO code, −10 (conflict) … +10 (co-operation); for a machine-coded event, the score that its coder assigned',
  }),
  first_day: z.int().meta({ description: 'First day the date can mean, as days since 1970-01-01' }),
  last_day: z.int().meta({ description: 'Last day the date can mean, as days since 1970-01-01' }),
  version: z.int().meta({ description: 'Version number, which increases with every change; also the ETag' }),
  updated_at: z.string().meta({ description: 'Time at which this version was written, RFC 3339, UTC' }),
});
export type DiplomaticEvent = z.output<typeof diplomaticEvent>;

/** A summary of the event at the other end of a link. */
export const linkedEvent = z.object({
  id: eventId,
  relation: z.enum(RELATIONS),
  title: z.string().optional(),
  title_ru: z.string().optional(),
  date: z.string(),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  initiators: z.array(z.string()),
});
export type LinkedEvent = z.output<typeof linkedEvent>;

/** An event with its links: `linked_to` are the events it links to, `linked_from` those that link to it. */
export const eventWithLinks = diplomaticEvent.extend({
  linked_to: z.array(linkedEvent),
  linked_from: z.array(linkedEvent),
});
export type EventWithLinks = z.output<typeof eventWithLinks>;

/** Throws `InvalidInput` with every error, each at its JSON pointer. */
export function checkEvent(input: unknown): CheckedEvent {
  return checkInput(eventInput, input);
}
