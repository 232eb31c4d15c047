import { z } from 'zod';
import type { DiplomaticEvent, EventInput, EventWithLinks } from '../../../domain/events/event.ts';
import { proposeId } from '../../../domain/events/event-id.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from '../../../domain/events/event-values.ts';
import { KIND, KINDS, type KindField } from '../../../domain/events/kind.ts';
import { dateDraft, dateDraftFrom, edtfOf, NO_DATE } from '../date/date-draft.ts';
import { partyCalled } from '../fields/party-search.ts';
import { isSame } from './conflict.ts';

/**
 * An event as it is being written: what stands in each field, right or wrong, so that it can be kept and come back after
 * a reload just as it was. Rows have a `key` of their own, which stays theirs while others come and go.
 */

const participantDraft = z.object({
  key: z.int(),
  name: z.string(),
  office: z.string(),
  /** A party's code, or what is written where none is known by that name yet. */
  party: z.string(),
});
export type ParticipantDraft = z.output<typeof participantDraft>;

const linkDraft = z.object({
  key: z.int(),
  relation: z.enum(RELATIONS),
  /** The id of the other event; empty until one is chosen. */
  to: z.string(),
  /** The other event's date and title, to show it. */
  date: z.string(),
  title: z.string(),
});
export type LinkDraft = z.output<typeof linkDraft>;

const sourceDraft = z.object({
  key: z.int(),
  publisher: z.string(),
  title: z.string(),
  published: dateDraft,
  url: z.string(),
  quote: z.string(),
  archived_url: z.string(),
});
export type SourceDraft = z.output<typeof sourceDraft>;

export const eventDraft = z.object({
  /** Empty: as proposed from date and title. */
  id: z.string(),
  date: dateDraft,
  title: z.string(),
  summary: z.string(),
  title_ru: z.string(),
  summary_ru: z.string(),
  kind: z.enum(['', ...KINDS]),
  status: z.enum(STATUSES),
  initiators: z.array(z.string()),
  targets: z.array(z.string()),
  participants: z.array(participantDraft),
  place: z.string(),
  country: z.string(),
  people_expelled: z.string(),
  missions_affected: z.array(z.string()),
  in_force: z.enum(['', 'yes', 'no']),
  in_force_until: dateDraft,
  links: z.array(linkDraft),
  sources: z.array(sourceDraft),
  tags: z.array(z.string()),
  review: z.enum(REVIEWS),
  /** Empty: the code of the kind. */
  cameo: z.string(),
  /** Of what a machine coded: which one, and what it coded. Not for a person to write, and the score goes with its code. */
  coded: z.object({ origin: z.enum(ORIGINS), cameo: z.string(), goldstein: z.number() }).optional(),
  /** What is half typed in a field of chips, or in the search of a link, by the field's place. */
  pending: z.record(z.string(), z.string()),
});
export type EventDraft = z.output<typeof eventDraft>;

export const EMPTY_DRAFT: EventDraft = {
  id: '',
  date: NO_DATE,
  title: '',
  summary: '',
  title_ru: '',
  summary_ru: '',
  kind: '',
  status: 'carried_out',
  initiators: [],
  targets: [],
  participants: [],
  place: '',
  country: '',
  people_expelled: '',
  missions_affected: [],
  in_force: '',
  in_force_until: NO_DATE,
  links: [],
  sources: [],
  tags: [],
  review: 'draft',
  cameo: '',
  pending: {},
};

/** What a link's other end is called. */
export type LinkTitles = ReadonlyMap<string, { readonly date: string; readonly title: string }>;

/** The fields filled with an event. A CAMEO code that its kind has anyway is left to follow the kind. */
export function draftFrom(event: EventInput, titles: LinkTitles = new Map()): EventDraft {
  return {
    id: event.id ?? '',
    date: dateDraftFrom(event.date),
    title: event.title,
    summary: event.summary ?? '',
    title_ru: event.title_ru ?? '',
    summary_ru: event.summary_ru ?? '',
    kind: event.kind,
    status: event.status ?? 'carried_out',
    initiators: event.initiators,
    targets: event.targets ?? [],
    participants: (event.participants ?? []).map(({ name, office = '', party = '' }, key) => ({
      key,
      name,
      office,
      party,
    })),
    place: event.location?.place ?? '',
    country: event.location?.country ?? '',
    people_expelled: event.people_expelled === undefined ? '' : String(event.people_expelled),
    missions_affected: event.missions_affected ?? [],
    in_force: event.in_force === undefined ? '' : event.in_force ? 'yes' : 'no',
    in_force_until: dateDraftFrom(event.in_force_until ?? ''),
    links: (event.links ?? []).map(({ to, relation }, key) => {
      const { date = '', title = '' } = titles.get(to) ?? {};
      return { key, relation, to, date, title };
    }),
    sources: (event.sources ?? []).map((source, key) => ({
      key,
      publisher: source.publisher,
      title: source.title ?? '',
      published: dateDraftFrom(source.published ?? ''),
      url: source.url ?? '',
      quote: source.quote ?? '',
      archived_url: source.archived_url ?? '',
    })),
    tags: event.tags ?? [],
    review: event.review ?? 'draft',
    cameo: event.cameo === KIND[event.kind].cameo ? '' : (event.cameo ?? ''),
    ...(event.origin !== undefined && {
      coded: {
        origin: event.origin,
        cameo: event.cameo ?? KIND[event.kind].cameo,
        goldstein: event.goldstein ?? 0,
      },
    }),
    pending: {},
  };
}

/** The fields filled with an event as the server tells it, its links with their titles. */
export function draftFromEvent(event: EventWithLinks): EventDraft {
  return draftFrom(event, titlesOf(event));
}

/** A copy to be written on: an event of its own, whose evidence nobody has checked yet. */
export function duplicateOf(event: EventWithLinks): EventDraft {
  const { coded: _, ...draft } = draftFromEvent(event);
  return { ...draft, id: '', review: 'draft' };
}

export function titlesOf({ linked_to }: Pick<EventWithLinks, 'linked_to'>): LinkTitles {
  return new Map(linked_to.map(({ id, date, title }) => [id, { date, title }]));
}

/** What `checkEvent` is to look at: blank fields and blank rows left out, everything else as it was written. */
export function inputFrom(draft: EventDraft): Partial<Record<keyof EventInput, unknown>> {
  const location = withoutBlanks({ place: draft.place, country: draft.country });
  const input = withoutBlanks({
    id: draft.id.trim() || proposedId(draft),
    date: edtfOf(draft.date),
    title: draft.title,
    summary: draft.summary,
    title_ru: draft.title_ru,
    summary_ru: draft.summary_ru,
    kind: draft.kind,
    status: draft.status,
    initiators: draft.initiators,
    targets: draft.targets,
    participants: filledRows(draft).participants.map(({ key: _, ...person }) => withoutBlanks(person)),
    location: Object.keys(location).length > 0 ? location : undefined,
    people_expelled: numberFrom(draft.people_expelled),
    missions_affected: draft.missions_affected,
    in_force: draft.in_force === '' ? undefined : draft.in_force === 'yes',
    in_force_until: edtfOf(draft.in_force_until),
    links: filledRows(draft).links.map(({ to, relation }) => ({ to, relation })),
    sources: filledRows(draft).sources.map(({ key: _, published, ...source }) =>
      withoutBlanks({ ...source, published: edtfOf(published) }),
    ),
    tags: draft.tags,
    review: draft.review,
    cameo: draft.cameo,
    origin: draft.coded?.origin,
    goldstein: draft.coded?.cameo === cameoOf(draft) ? draft.coded?.goldstein : undefined,
  });
  // These are never left out: their being empty is what is wrong with a new form, and the check says it in words.
  return { ...input, date: edtfOf(draft.date), title: draft.title, initiators: draft.initiators };
}

/** The rows in which something is written, in the order in which `inputFrom` gives them. */
export function filledRows(draft: EventDraft): Pick<EventDraft, 'participants' | 'links' | 'sources'> {
  return {
    participants: draft.participants.filter(
      ({ name, office, party }) => `${name}${office}${party}`.trim() !== '',
    ),
    links: draft.links.filter(({ to }) => to !== ''),
    sources: draft.sources.filter(({ published, publisher, title, url, quote, archived_url }) =>
      [publisher, title, url, quote, archived_url, edtfOf(published)].some((text) => text.trim() !== ''),
    ),
  };
}

/**
 * The draft with what is half typed in its fields of chips made into chips: saving must not drop it. What is typed in the
 * search of a link stays: only its writer can say which event it meant.
 */
export function withTypedChips(draft: EventDraft): EventDraft {
  const { initiators = '', targets = '', missions_affected = '', tags = '', ...pending } = draft.pending;
  const added = (values: string[], typed: string) =>
    typed.trim() === '' || values.includes(typed.trim()) ? values : [...values, typed.trim()];
  return {
    ...draft,
    initiators: added(draft.initiators, partyCalled(initiators) ?? initiators),
    targets: added(draft.targets, partyCalled(targets) ?? targets),
    missions_affected: added(draft.missions_affected, missions_affected),
    tags: added(draft.tags, tags),
    pending,
  };
}

export function nextKey(rows: readonly { readonly key: number }[]): number {
  return 1 + Math.max(-1, ...rows.map(({ key }) => key));
}

/** The id that the event will have unless its writer chooses another; empty while date or title are. */
export function proposedId(draft: EventDraft): string {
  const date = edtfOf(draft.date);
  return date === '' || draft.title.trim() === '' ? '' : proposeId(date, draft.title);
}

/** Whether anything a person wrote would be lost with the form. */
export function isChanged(draft: EventDraft, start: EventDraft): boolean {
  const isTyping = Object.values(draft.pending).some((text) => text.trim() !== '');
  return isTyping || !isSame({ ...inputFrom(draft), id: draft.id }, { ...inputFrom(start), id: start.id });
}

/** Whether a field of some kinds only belongs in the form: by its kind, or for the value it holds. */
export function hasKindField(draft: EventDraft, field: KindField): boolean {
  return isUsual(draft, field) || holdsValue(draft, field);
}

export function isUsual({ kind }: EventDraft, field: KindField): boolean {
  return kind !== '' && KIND[kind].fields.includes(field);
}

export function holdsValue(draft: EventDraft, field: KindField): boolean {
  switch (field) {
    case 'people_expelled':
      return draft.people_expelled.trim() !== '';
    case 'missions_affected':
      return draft.missions_affected.length > 0;
    case 'in_force':
      return draft.in_force !== '' || edtfOf(draft.in_force_until) !== '';
  }
}

/** The event's own code, or its kind's; none while no kind is chosen. */
export function cameoOf({ cameo, kind }: EventDraft): DiplomaticEvent['cameo'] | undefined {
  if (cameo !== '') return cameo;
  return kind === '' ? undefined : KIND[kind].cameo;
}

/** A text that is no whole number stays text, for the check to say so. */
function numberFrom(text: string): number | string | undefined {
  const digits = text.trim();
  if (digits === '') return undefined;
  return /^\d+$/.test(digits) ? Number(digits) : digits;
}

function withoutBlanks(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => {
      if (value === undefined) return false;
      if (typeof value === 'string') return value.trim() !== '';
      return !Array.isArray(value) || value.length > 0;
    }),
  );
}
