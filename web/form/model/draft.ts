import { z } from 'zod';
import type { DiplomaticEvent, EventInput, EventWithLinks } from '../../../domain/events/event.ts';
import { proposeId } from '../../../domain/events/event-id.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from '../../../domain/events/event-values.ts';
import { KIND, KINDS, type KindField } from '../../../domain/events/kind.ts';
import type { Titles } from '../../../domain/events/localized-text.ts';
import { dateDraft, dateDraftFrom, edtfOf, NO_DATE } from '../date/date-draft.ts';
import { findPartyCode } from '../fields/party-search.ts';
import { isSame } from './conflict.ts';

/**
 * An event in the form: the content of each field, valid or not, so that it can be stored and restored exactly. Rows
 * have a `key` that stays the same when other rows are added or removed.
 */

const participantDraft = z.object({
  key: z.int(),
  name: z.string(),
  office: z.string(),
  /** A party code, or the typed text while it names no party. */
  party: z.string(),
});
export type ParticipantDraft = z.output<typeof participantDraft>;

const linkDraft = z.object({
  key: z.int(),
  relation: z.enum(RELATIONS),
  /** The id of the linked event; empty until one is chosen. */
  to: z.string(),
  /** Date and titles of the linked event, for display. */
  date: z.string(),
  title: z.string(),
  title_ru: z.string().optional(),
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
  /** Empty for the id proposed from date and title. */
  id: z.string(),
  date: dateDraft,
  title: z.string(),
  summary: z.string(),
  title_ru: z.string(),
  summary_ru: z.string(),
  short_title: z.string(),
  short_title_ru: z.string(),
  pinned: z.boolean(),
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
  /** Empty for the code of the kind. */
  cameo: z.string(),
  /** The coding of a machine-coded event, which cannot be edited. The score is kept only with its code. */
  coded: z.object({ origin: z.enum(ORIGINS), cameo: z.string(), goldstein: z.number() }).optional(),
  /** Unfinished text in chip fields and link searches, by field path. */
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
  short_title: '',
  short_title_ru: '',
  pinned: false,
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

/** Date and titles of linked events, by id. */
export type LinkTitles = ReadonlyMap<string, Titles & { readonly date: string }>;

/** The draft of an event. The default CAMEO code of its kind is left empty, so that it follows the kind. */
export function draftFrom(event: EventInput, titles: LinkTitles = new Map()): EventDraft {
  return {
    id: event.id ?? '',
    date: dateDraftFrom(event.date),
    title: event.title ?? '',
    summary: event.summary ?? '',
    title_ru: event.title_ru ?? '',
    summary_ru: event.summary_ru ?? '',
    short_title: event.short_title ?? '',
    short_title_ru: event.short_title_ru ?? '',
    pinned: event.pinned ?? false,
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
      const { date = '', title = '', title_ru } = titles.get(to) ?? {};
      return { key, relation, to, date, title, title_ru };
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

/** The draft of an event from the server, with the titles of its links. */
export function draftFromEvent(event: EventWithLinks): EventDraft {
  return draftFrom(event, titlesOf(event));
}

/** The draft of a new event with the same content, not yet reviewed. */
export function duplicateOf(event: EventWithLinks): EventDraft {
  const { coded: _, ...draft } = draftFromEvent(event);
  return { ...draft, id: '', review: 'draft' };
}

/** The draft of a response to an event: linked to it, with initiators and targets swapped, and nothing else. */
export function responseTo(event: EventWithLinks, title: string): EventDraft {
  return {
    ...EMPTY_DRAFT,
    initiators: event.targets,
    targets: event.initiators,
    links: [{ key: 0, relation: 'responds_to', to: event.id, date: event.date, title }],
  };
}

export function titlesOf({ linked_to }: Pick<EventWithLinks, 'linked_to'>): LinkTitles {
  return new Map(linked_to.map(({ id, date, title, title_ru }) => [id, { date, title, title_ru }]));
}

/** The input for `checkEvent`: without blank fields and rows, otherwise as typed. */
export function inputFrom(draft: EventDraft): Partial<Record<keyof EventInput, unknown>> {
  const location = withoutBlanks({ place: draft.place, country: draft.country });
  const input = withoutBlanks({
    id: draft.id.trim() || proposedId(draft),
    date: edtfOf(draft.date),
    title: draft.title,
    summary: draft.summary,
    title_ru: draft.title_ru,
    summary_ru: draft.summary_ru,
    short_title: draft.short_title,
    short_title_ru: draft.short_title_ru,
    pinned: draft.pinned || undefined,
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
  // Required fields stay, because the check has better messages for empty than for missing fields.
  return { ...input, date: edtfOf(draft.date), initiators: draft.initiators };
}

/** The rows that are not blank, in the order of `inputFrom`. */
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
 * Turns unfinished text in chip fields into chips, so that saving does not drop it. Text in a link search stays, because
 * only the user knows which event it means.
 */
export function withTypedChips(draft: EventDraft): EventDraft {
  const { initiators = '', targets = '', missions_affected = '', tags = '', ...pending } = draft.pending;
  const added = (values: string[], typed: string) =>
    typed.trim() === '' || values.includes(typed.trim()) ? values : [...values, typed.trim()];
  return {
    ...draft,
    initiators: added(draft.initiators, findPartyCode(initiators) ?? initiators),
    targets: added(draft.targets, findPartyCode(targets) ?? targets),
    missions_affected: added(draft.missions_affected, missions_affected),
    tags: added(draft.tags, tags),
    pending,
  };
}

export function nextKey(rows: readonly { readonly key: number }[]): number {
  return 1 + Math.max(-1, ...rows.map(({ key }) => key));
}

/** The id made from the date and a title; empty while one of them is empty. */
export function proposedId(draft: EventDraft): string {
  const date = edtfOf(draft.date);
  const title = draft.title.trim() || draft.title_ru.trim();
  return date === '' || title === '' ? '' : proposeId(date, title);
}

/** Whether closing the form would lose anything. */
export function isChanged(draft: EventDraft, start: EventDraft): boolean {
  const isTyping = Object.values(draft.pending).some((text) => text.trim() !== '');
  return isTyping || !isSame({ ...inputFrom(draft), id: draft.id }, { ...inputFrom(start), id: start.id });
}

/** Whether a field of certain kinds is shown: because of the kind, or because it has a value. */
export function showsKindField(draft: EventDraft, field: KindField): boolean {
  return isUsualField(draft, field) || hasValue(draft, field);
}

export function isUsualField({ kind }: EventDraft, field: KindField): boolean {
  return kind !== '' && KIND[kind].fields.includes(field);
}

export function hasValue(draft: EventDraft, field: KindField): boolean {
  switch (field) {
    case 'people_expelled':
      return draft.people_expelled.trim() !== '';
    case 'missions_affected':
      return draft.missions_affected.length > 0;
    case 'in_force':
      return draft.in_force !== '' || edtfOf(draft.in_force_until) !== '';
  }
}

/** The chosen code, or else the kind's; undefined while no kind is chosen. */
export function cameoOf({ cameo, kind }: EventDraft): DiplomaticEvent['cameo'] | undefined {
  if (cameo !== '') return cameo;
  return kind === '' ? undefined : KIND[kind].cameo;
}

/** A text that is not a whole number stays a text, and the check reports it. */
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
