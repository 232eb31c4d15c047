import { type DaySpan, isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { Language } from '../../../domain/language/language.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { fileName, slug } from '../../../domain/query/file-name.ts';
import type { PictureSettings } from '../../../domain/query/picture-settings.ts';
import { tensionUnit } from '../../../domain/timeline/tension-period.ts';
import { fetchEvents } from '../../api/events.ts';
import { fetchTimeline } from '../../api/timeline.ts';
import type { Messages } from '../../i18n/en/all.ts';
import { catalogueOf } from '../../i18n/messages.ts';
import { eras } from '../../state/eras.ts';
import {
  addressWith,
  chartLayers,
  chartLayout,
  filter,
  relation,
  selectedId,
  sides,
  timeWindow,
  view,
} from '../../state/page-state.ts';
import { shownName } from '../../state/recorded-names.ts';
import { today } from '../../state/today.ts';
import type { View } from '../../state/views.ts';
import { type HeadlineFacts, headlineFacts } from '../../timeline/headline/headline-facts.ts';
import { eraRows } from '../../timeline/layout/eras.ts';
import { daySpanOf, timeSpanOf } from '../../timeline/scale/time-span.ts';
import { sceneOf } from '../../timeline/state/scene.ts';
import { spanBoundsOf } from '../../timeline/state/span-bounds.ts';
import { NoEventsError } from './no-events-error.ts';
import { type OffscreenPage, type OffscreenRequest, openOffscreenPage } from './offscreen-view.ts';
import { isLoopback } from './public-address.ts';
import type { TimelineContent } from './timeline-chart.ts';

/** What a picture shows, loaded in its language. */
export interface PictureSource {
  readonly view: View;
  readonly language: Language;
  readonly messages: Messages;
  readonly sides: Sides;
  readonly filter: EventFilter;
  /** The days of a timeline. */
  readonly days?: DaySpan | undefined;
  /** The days of a timeline that shows a part of all days. */
  readonly window?: DaySpan | undefined;
  /** What the headline of a timeline says about the days. */
  readonly facts?: HeadlineFacts | undefined;
  readonly total: number;
  /** The most frequent first. */
  readonly publishers: readonly string[];
  /** Address of the view, if other computers can open it. */
  readonly address?: string | undefined;
  /** Whether the title of the page names the relation itself. */
  readonly namesRelation?: boolean;
  /** The timeline, or the page with another view. */
  readonly timeline?: TimelineContent;
  readonly page?: OffscreenPage;
}

export interface SourceRequest extends OffscreenRequest {
  readonly extent: 'window' | 'whole';
}

/** Publishers are counted in the sources of this many events. */
const MAX_EVENTS = 500;

/** Loads everything for a picture of the current view. Rejects with `NoEventsError` if no event matches. */
export async function loadPictureSource(request: SourceRequest, signal: AbortSignal): Promise<PictureSource> {
  const { language, extent } = request;
  const isTimeline = view.value === 'timeline';
  const window = isTimeline && extent === 'window' ? timeWindow.value : undefined;
  const comparesPeriods = view.value === 'compare' && relation.value === undefined;
  const chosen = comparesPeriods ? withoutDates(filter.value) : filter.value;
  const shown: EventFilter = window
    ? { ...chosen, from: isoDay(window.first), to: isoDay(window.last) }
    : chosen;
  const [messages, events, content] = await Promise.all([
    catalogueOf(language, 'picture', 'chart'),
    fetchEvents({ filter: shown, limit: MAX_EVENTS }, signal),
    isTimeline ? loadTimeline(window, request.widthPx, signal) : undefined,
  ]);
  if (events.total === 0) throw new NoEventsError('No event matches the filter.');
  return {
    view: view.value,
    language,
    messages,
    sides: sides.value,
    filter: chosen,
    window,
    days: content?.days,
    facts: content?.facts,
    total: events.total,
    publishers: publishersOf(events.items),
    address: publicAddress(window),
    namesRelation: view.value === 'compare' && relation.value !== undefined,
    ...(content && {
      timeline: {
        scene: content.scene,
        span: content.span,
        sides: sides.value,
        language,
        messages,
        eras: eraRows(eras.value, sides.value),
        chartLayout: chartLayout.value,
        chartLayers: chartLayers.value,
        inForceOn: filter.value.in_force_on,
        selectedId: selectedId.value,
      },
    }),
    ...(!isTimeline && { page: await openOffscreenPage(request, signal) }),
  };
}

/** The compared periods replace the dates of the filter. */
function withoutDates({ from: _from, to: _to, ...filter }: EventFilter): EventFilter {
  return filter;
}

/** The events of the window, or of all days, without touching the chart on the screen. */
async function loadTimeline(window: DaySpan | undefined, widthPx: number, signal: AbortSignal) {
  const relation = { filter: filter.value, sides: sides.value, widthPx };
  const whole = await fetchTimeline(relation, signal);
  const bounds = spanBoundsOf(whole, relation.filter);
  if (!bounds || !whole.extent) throw new NoEventsError('No event matches the filter.');
  const span = window ? timeSpanOf(window) : bounds;
  const detail =
    window && !whole.complete ? await fetchTimeline({ ...relation, timeWindow: window }, signal) : undefined;
  const scene = sceneOf(whole, detail, tensionUnit(daySpanOf(span), widthPx));
  if (!scene) throw new NoEventsError('No event matches the filter.');
  const days = window ?? { first: whole.extent.first_day, last: whole.extent.last_day };
  const facts = headlineFacts({ whole, detail: detail ?? whole, window: window && span });
  return { scene, span, days, facts };
}

/** Publishers of the events' sources, the most frequent first. */
function publishersOf(events: readonly { readonly sources: readonly { readonly publisher: string }[] }[]) {
  const counts = new Map<string, number>();
  for (const { sources } of events) {
    for (const { publisher } of sources) {
      const name = shownName('publisher', publisher);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** Absent if the page is served from this computer, because readers could not open it. */
function publicAddress(window: DaySpan | undefined): string | undefined {
  const { origin, hostname } = globalThis.location;
  if (isLoopback(hostname)) return undefined;
  const address = addressWith({ form: undefined, ...(window === undefined && { timeWindow: undefined }) });
  return new URL(address, origin).href;
}

/** The days as a reader would say them: “2018”, “2016–2018”, “March 2018”, “26 March – 5 April 2018”. */
export function formatPeriod({ first, last }: DaySpan, language: Language): string {
  const [from, to] = [isoDay(first), isoDay(last)];
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  if (from.endsWith('-01-01') && to.endsWith('-12-31'))
    return formatDate(year === lastYear ? year : `${year}/${lastYear}`, language);
  const month = from.slice(0, 7);
  if (from.endsWith('-01') && to.startsWith(month) && isoDay(last + 1).endsWith('-01'))
    return formatDate(month, language);
  return formatDate(from === to ? from : `${from}/${to}`, language);
}

/** The name of the file of a picture, without extension. */
export function pictureFileName(
  { view, sides, filter, window, language, page }: PictureSource,
  { preset }: Pick<PictureSettings, 'preset'>,
): string {
  if (view === 'compare' && page) return fileName(view, { filter: {} }, slug(page.title), language, preset);
  // A timeline of all events and the analyses grow with the collection, so their names have the day.
  const day = window ? [] : [isoDay(today())];
  return fileName(view, { sides, filter, window }, ...day, language, preset);
}
