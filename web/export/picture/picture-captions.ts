import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { fetchEvents } from '../../api/events.ts';
import { filterChips } from '../../filter/filter-chips.ts';
import { messages } from '../../i18n/messages.ts';
import { addressWith, filter, language, sides, timeWindow, view } from '../../state/page-state.ts';
import { formatDays } from '../../ui/format-days.ts';
import type { ComposedPicture } from './compose-picture.ts';
import { NoEventsError } from './no-events-error.ts';
import type { PictureExtent } from './picture-body.ts';
import { isLoopback } from './public-address.ts';

/** Publishers are counted in the sources of this many events. */
const MAX_EVENTS = 500;
const MAX_PUBLISHERS = 14;

/** Title, subtitle and notes of a picture of the current view. */
export async function pictureCaptions(
  extent: PictureExtent,
  todayDay: number,
): Promise<Pick<ComposedPicture, 'title' | 'subtitle' | 'notes'>> {
  const { picture, shell } = messages.value;
  const locale = language.value;
  const isWindow = view.value === 'timeline' && extent === 'visible';
  const window = isWindow ? timeWindow.value : undefined;
  const shown: EventFilter = window
    ? { ...filter.value, from: isoDay(window.first), to: isoDay(window.last) }
    : filter.value;
  const events = await fetchEvents({ filter: shown, limit: MAX_EVENTS });
  if (events.total === 0) throw new NoEventsError('No event matches the filter.');
  const publishers = publishersOf(events.items);
  const { upper, lower } = sides.value;
  return {
    title: picture.title(partyName(upper, locale), partyName(lower, locale), shell.view[view.value]),
    subtitle: [
      ...(window ? [formatDays(window, locale)] : []),
      ...filterChips(filter.value, messages.value, locale).map(({ label, text }) => `${label}: ${text}`),
      shell.events(events.total),
      picture.asOf(formatDate(isoDay(todayDay), locale)),
    ].join(' · '),
    notes: [
      ...(publishers.length === 0
        ? []
        : [picture.sources(publishers.slice(0, MAX_PUBLISHERS), publishers.length - MAX_PUBLISHERS)]),
      ['Démarche', ...pageAddress(extent)].join(' · '),
    ],
  };
}

/** Publishers of the events' sources, the most frequent first. */
function publishersOf(events: readonly { readonly sources: readonly { readonly publisher: string }[] }[]) {
  const counts = new Map<string, number>();
  for (const { sources } of events)
    for (const { publisher } of sources) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** Address of the view; empty if the page is served from this computer, because readers could not open it. */
function pageAddress(extent: PictureExtent): string[] {
  const { origin, hostname } = globalThis.location;
  if (isLoopback(hostname)) return [];
  const isWhole = extent === 'whole' && view.value === 'timeline';
  return [new URL(addressWith({ form: undefined, ...(isWhole && { timeWindow: undefined }) }), origin).href];
}
