import { recordedEnd } from '../../domain/analysis/measure.ts';
import { goldsteinOf } from '../../domain/cameo/cameo.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { CheckedEvent } from '../../domain/events/event.ts';
import { KIND } from '../../domain/events/kind.ts';
import type { EventTable } from '../core/tables.ts';
import { foldedName } from '../search/folded-text.ts';

/** What was recorded of an event, at one version. What follows from it is not part of it: days, and a score that is its code's. */
export type EventContent = CheckedEvent & { readonly id: string; readonly cameo: string };

/**
 * A checked event as it is stored: its fields always in the same order and its code spelled out, so that equal events
 * are equal texts, and stay what they are should a kind's usual code change.
 */
export function contentOf(event: CheckedEvent, id: string): EventContent {
  const { people_expelled, in_force, in_force_until, location, title_ru, summary_ru, goldstein, origin } =
    event;
  const cameo = event.cameo ?? KIND[event.kind].cameo;
  return {
    id,
    date: event.date,
    title: event.title,
    summary: event.summary,
    ...(title_ru !== undefined && { title_ru }),
    ...(summary_ru !== undefined && { summary_ru }),
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

/** Fields come back in the order they went in with: an engine that keeps documents, not texts, has an order of its own. */
export function readContent(content: string): EventContent {
  const stored = JSON.parse(content) as EventContent;
  return contentOf(stored, stored.id);
}

export function sameContent(a: EventContent, b: EventContent): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The columns that follow from the content alone. */
export type ContentColumns = Omit<
  EventTable,
  'key' | 'version' | 'updated_at' | 'deleted_at' | 'signature_key' | 'class_key' | 'place_key' | 'importance'
>;

export function contentColumns(content: EventContent): ContentColumns {
  const { first_day, last_day, day } = parseEdtf(content.date);
  const goldstein = content.goldstein ?? goldsteinOf(content.cameo);
  const end = recordedEnd(content);
  return {
    id: content.id,
    date: content.date,
    first_day,
    last_day,
    day,
    title: content.title,
    title_ru: content.title_ru ?? null,
    title_folded: foldedName(content.title),
    kind: content.kind,
    status: content.status,
    review: content.review,
    origin: content.origin ?? '',
    cameo: content.cameo,
    goldstein,
    severity: roundedSeverity(goldstein),
    country: content.location?.country ?? null,
    people_expelled: content.people_expelled ?? 0,
    in_force_last_day: end?.last ?? null,
    in_force_sure_day: end?.first ?? null,
  };
}

/** To the nearest whole number, halves away from zero; never −0. */
function roundedSeverity(goldstein: number): number {
  return Math.sign(-goldstein) * Math.round(Math.abs(goldstein)) + 0;
}
