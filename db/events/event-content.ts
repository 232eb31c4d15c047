import { recordedEnd } from '../../domain/analysis/measure.ts';
import { goldsteinOf } from '../../domain/cameo/cameo.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { CheckedEvent } from '../../domain/events/event.ts';
import { KIND } from '../../domain/events/kind.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { translationIssues } from '../../domain/events/translation.ts';
import { weightOf } from '../../domain/timeline/importance.ts';
import type { EventTable } from '../core/tables.ts';
import { foldedName } from '../search/folded-text.ts';
import { translationBits } from './translation-bits.ts';

/** The document of an event at one version, without derived values: days, and a score that follows from its code. */
export type EventContent = CheckedEvent & { readonly id: string; readonly cameo: string };

/**
 * The document of a checked event. Its fields are always in the same order, so that equal events have equal JSON. Its code
 * is always explicit, so that it stays the same if the default code of its kind changes.
 */
export function contentOf(event: CheckedEvent, id: string): EventContent {
  const { people_expelled, in_force, in_force_until, location, summary_ru, goldstein, origin } = event;
  const { title, title_ru, short_title, short_title_ru, pinned } = event;
  const cameo = event.cameo ?? KIND[event.kind].cameo;
  return {
    id,
    date: event.date,
    ...(title !== undefined && { title }),
    summary: event.summary,
    ...(title_ru !== undefined && { title_ru }),
    ...(summary_ru !== undefined && { summary_ru }),
    ...(short_title !== undefined && { short_title }),
    ...(short_title_ru !== undefined && { short_title_ru }),
    ...(pinned && { pinned }),
    kind: event.kind,
    status: event.status,
    initiators: event.initiators,
    targets: event.targets,
    participants: event.participants.map(({ name, office, party }) => ({
      name,
      ...(office !== undefined && { office }),
      ...(party !== undefined && { party }),
    })),
    ...(location !== undefined && {
      location: {
        ...(location.place !== undefined && { place: location.place }),
        ...(location.country !== undefined && { country: location.country }),
      },
    }),
    ...(people_expelled !== undefined && { people_expelled }),
    missions_affected: event.missions_affected,
    ...(in_force !== undefined && { in_force }),
    ...(in_force_until !== undefined && { in_force_until }),
    links: event.links.map(({ to, relation }) => ({ to, relation })),
    sources: event.sources.map(({ publisher, title, published, url, quote, archived_url }) => ({
      publisher,
      ...(title !== undefined && { title }),
      ...(published !== undefined && { published }),
      ...(url !== undefined && { url }),
      ...(quote !== undefined && { quote }),
      ...(archived_url !== undefined && { archived_url }),
    })),
    tags: event.tags,
    review: event.review,
    cameo,
    ...(goldstein !== undefined && goldstein !== goldsteinOf(cameo) && { goldstein }),
    ...(origin !== undefined && { origin }),
  };
}

/** Parses a stored document. Restores the order of its fields, which PostgreSQL does not keep. */
export function readContent(content: string): EventContent {
  const stored = JSON.parse(content) as EventContent;
  return contentOf(stored, stored.id);
}

export function sameContent(a: EventContent, b: EventContent): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The columns that are derived from the content alone. */
export type ContentColumns = Omit<
  EventTable,
  'key' | 'version' | 'updated_at' | 'deleted_at' | 'signature_key' | 'class_key' | 'place_key' | 'importance'
>;

export function contentColumns(content: EventContent): ContentColumns {
  const { first_day, last_day, day } = parseEdtf(content.date);
  const goldstein = content.goldstein ?? goldsteinOf(content.cameo);
  const end = recordedEnd(content);
  const people_expelled = content.people_expelled ?? 0;
  const in_force_last_day = end?.last ?? null;
  const { kind, cameo, status } = content;
  const publishers = new Set(content.sources.map(({ publisher }) => publisher)).size;
  return {
    id: content.id,
    date: content.date,
    first_day,
    last_day,
    day,
    title: content.title ?? '',
    title_ru: content.title_ru ?? null,
    short_title: content.short_title ?? null,
    short_title_ru: content.short_title_ru ?? null,
    pinned: content.pinned ? 1 : 0,
    title_folded: foldedName(titleOf(content, 'en')),
    title_ru_folded: content.title_ru === undefined ? null : foldedName(content.title_ru),
    translation: translationBits(translationIssues(content)),
    kind,
    status,
    review: content.review,
    origin: content.origin ?? '',
    cameo,
    goldstein,
    severity: roundedSeverity(goldstein),
    country: content.location?.country ?? null,
    people_expelled,
    in_force_last_day,
    in_force_sure_day: end?.first ?? null,
    weight: weightOf({
      kind,
      cameo,
      goldstein,
      status,
      people_expelled,
      day,
      in_force_last_day,
      publishers,
      participants: content.participants,
    }),
  };
}

/** Rounds halves away from zero. Never returns −0. */
function roundedSeverity(goldstein: number): number {
  return Math.sign(-goldstein) * Math.round(Math.abs(goldstein)) + 0;
}
