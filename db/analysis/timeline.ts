import { BEGINNING_OF_TIME, type DaySpan, dayOf, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { lagBetween } from '../../domain/dates/lag.ts';
import { invalidInput } from '../../domain/errors/input-error.ts';
import { type Sides, sideOf } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { periodsOf, tensionPeriods, tensionUnit } from '../../domain/timeline/tension-period.ts';
import type { TimelineArrow, TimelineEvent, TimelineResult } from '../../domain/timeline/timeline.ts';
import { readLastChange } from '../core/last-change.ts';
import type { Database, ReadTx } from '../database.ts';
import { storedTitles } from '../events/stored-titles.ts';
import { openTimelineSource } from './timeline-source.ts';

export interface TimelineRequest {
  readonly filter: EventFilter;
  /** The window, in days since 1970-01-01. Without one, it spans the filter's dates or its events. */
  readonly first_day?: number | undefined;
  readonly last_day?: number | undefined;
  readonly width_px: number;
  readonly sides: Sides;
}

/**
 * The events and counts in a window of the chart. Events belong to the window if any day that their dates can mean is in
 * it. Cells count events by the day of their mark, in whole buckets, so that panning does not change buckets at the edge.
 */
export async function readTimeline(db: Database, request: TimelineRequest): Promise<TimelineResult> {
  const { filter, width_px, sides } = request;
  return db.read(async (tx) => {
    const change = await readLastChange(tx);
    const source = await openTimelineSource(tx, filter, change);
    const { query } = source.plan;
    const bounds = await source.bounds();
    const window = windowOf(request, query.span, bounds);
    const isWhole = bounds !== undefined && window.first <= bounds.first && window.last >= bounds.last;

    const shown = await source.within(window, isWhole);
    const complete = shown.total <= Math.max(MIN_MARKS, width_px);
    const keys = complete
      ? await shown.keysByDate()
      : await shown.topKeys(Math.max(MIN_TITLED, Math.ceil(width_px / PX_PER_TITLE)));
    const events = await readTimelineEvents(tx, keys, sides);

    const bucketDays = bucketSize(window, width_px);
    const days = wholeBuckets(window, bucketDays);
    const unit = tensionUnit(window, width_px);
    const filled = bounds && intersection(window, bounds);
    const periods = filled === undefined ? [] : periodsOf(unit, filled);
    const counted = union(days, periods);
    const { cells, sums } = await source.counts({ sides, days, bucketDays, counted, periods, change });
    return {
      first_day: window.first,
      last_day: window.last,
      ...(bounds !== undefined && { extent: { first_day: bounds.first, last_day: bounds.last } }),
      total: shown.total,
      complete,
      events: events.map(({ event }) => event),
      arcs: await readArrows(tx, events),
      bucket_days: bucketDays,
      cells,
      tension_unit: unit,
      tension: tensionPeriods(periods, sums, query.span),
    };
  });
}

/** Up to this many events are all drawn on any chart; on a wider one, up to one per pixel. */
const MIN_MARKS = 500;
/** Of more events, only those that may get a title: about twice as many as have room. */
const MIN_TITLED = 60;
const PX_PER_TITLE = 8;
/** Narrower buckets cannot be told apart. */
const MIN_PX_PER_BUCKET = 4;
/** Days that have a calendar date in JavaScript. */
const CALENDAR: DaySpan = { first: -100_000_000, last: 100_000_000 };

/** The window of a request. The default for each end is the date of the filter, or else that of its events. */
function windowOf(
  { first_day, last_day }: TimelineRequest,
  filterSpan: DaySpan,
  bounds: DaySpan | undefined,
): DaySpan {
  const year = new Date().getUTCFullYear();
  const isDay = (day: number | undefined) =>
    day !== undefined && day > BEGINNING_OF_TIME && day < END_OF_TIME;
  const givenFirst = [first_day, filterSpan.first].find(isDay);
  const givenLast = [last_day, filterSpan.last].find(isDay);
  // A default end is never beyond the given other end.
  const first = givenFirst ?? Math.min(bounds?.first ?? dayOf(year), givenLast ?? END_OF_TIME);
  const last = givenLast ?? Math.max(bounds?.last ?? dayOf(year, 12, 31), givenFirst ?? BEGINNING_OF_TIME);
  if (isDay(first_day) && isDay(last_day) && first > last) {
    throw invalidInput('/to', 'range-reversed');
  }
  const start = Math.min(Math.max(first, CALENDAR.first), CALENDAR.last);
  return { first: start, last: Math.max(start, Math.min(last, CALENDAR.last)) };
}

/** In days: a power of two, counted from 1970-01-01, so that zooming splits or joins buckets and panning moves none. */
function bucketSize(window: DaySpan, widthPx: number): number {
  // At least two, because a window around 1970-01-01 overlaps two buckets of any size.
  const maxBuckets = Math.max(2, Math.floor(widthPx / MIN_PX_PER_BUCKET));
  let size = 1;
  while (Math.floor(window.last / size) - Math.floor(window.first / size) + 1 > maxBuckets) size *= 2;
  return size;
}

function wholeBuckets({ first, last }: DaySpan, size: number): DaySpan {
  return { first: Math.floor(first / size) * size, last: Math.floor(last / size) * size + size - 1 };
}

function intersection(a: DaySpan, b: DaySpan): DaySpan | undefined {
  const span = { first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) };
  return span.first <= span.last ? span : undefined;
}

function union(days: DaySpan, periods: readonly DaySpan[]): DaySpan {
  return {
    first: Math.min(days.first, periods[0]?.first ?? days.first),
    last: Math.max(days.last, periods.at(-1)?.last ?? days.last),
  };
}

interface KeyedEvent {
  readonly key: number;
  readonly event: TimelineEvent;
}

/** In the order of their dates. */
async function readTimelineEvents(
  { kysely, engine }: ReadTx,
  keys: readonly number[],
  sides: Sides,
): Promise<KeyedEvent[]> {
  const rows = await kysely
    .selectFrom('event')
    .innerJoin('signature', 'signature.key', 'event.signature_key')
    .select([
      'event.key',
      'id',
      'title',
      'title_ru',
      'short_title',
      'short_title_ru',
      'pinned',
      'date',
      'first_day',
      'last_day',
      'day',
      'kind',
      'status',
      'review',
      'origin',
      'initiators',
    ])
    .select(['goldstein', 'people_expelled', 'in_force_last_day', 'importance'])
    .where(engine.isOneOf('event.key', keys))
    .orderBy('first_day')
    .orderBy('last_day')
    .orderBy('event.key')
    .execute();
  return rows.map(
    ({
      key,
      title,
      title_ru,
      short_title,
      short_title_ru,
      pinned,
      origin,
      review,
      goldstein,
      people_expelled,
      in_force_last_day,
      ...row
    }) => {
      const { approximate, uncertain } = parseEdtf(row.date);
      const initiators = row.initiators.split(',');
      const event = {
        ...row,
        ...storedTitles({ title, title_ru }),
        ...(short_title !== null && { short_title }),
        ...(short_title_ru !== null && { short_title_ru }),
        ...(pinned === 1 && { pinned: true }),
        approximate: approximate || uncertain,
        side: sideOf(initiators, sides),
        initiators,
        severity: 0 - goldstein,
        ...(origin !== '' && review !== 'reviewed' && { origin }),
        ...(people_expelled > 0 && { people_expelled }),
        ...(in_force_last_day !== null && { in_force_last_day }),
      };
      return { key, event };
    },
  );
}

/** Links from responses to acts, where both are among the events. */
async function readArrows(
  { kysely, engine }: ReadTx,
  events: readonly KeyedEvent[],
): Promise<TimelineArrow[]> {
  const shown = new Map(events.map(({ key, event }) => [key, event]));
  const keys = [...shown.keys()];
  const links = await kysely
    .selectFrom('link')
    .select(['event_key', 'to_key'])
    .where('relation', '=', 'responds_to')
    .where(engine.isOneOf('event_key', keys))
    .where(engine.isOneOf('to_key', keys))
    .orderBy('event_key')
    .orderBy('position')
    .execute();
  return links.flatMap(({ event_key, to_key }) => {
    const [act, response] = [shown.get(to_key), shown.get(event_key)];
    if (act === undefined || response === undefined) return [];
    const { min, max } = lagBetween(daysOf(act), daysOf(response));
    return [{ act: act.id, answer: response.id, lag_min: min, lag_max: max }];
  });
}

function daysOf({ first_day, last_day }: TimelineEvent): DaySpan {
  return { first: first_day, last: last_day };
}
