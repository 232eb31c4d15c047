import fc from 'fast-check';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { STATUSES } from '../../../domain/events/event-values.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { SIDES } from '../../../domain/parties/side.ts';
import type { TimelineCells, TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { TimelineCell } from '../../../domain/timeline/timeline-cells.ts';
import { boxAround } from '../../../web/timeline/layout/box.ts';
import type { Mark } from '../../../web/timeline/layout/layout-marks.ts';
import type { LayoutRequest } from '../../../web/timeline/layout/layout-request.ts';
import type { Scene } from '../../../web/timeline/layout/scene.ts';
import { type Box, frameOf } from '../../../web/timeline/scale/frame.ts';
import { calendarFormat } from '../../../web/timeline/scale/ticks.ts';

/** An act of Ruritania on 26 March 2018; a test overrides only what it is about. */
export function testEvent(event: Partial<TimelineEvent> = {}): TimelineEvent {
  const day = event.day ?? dayOf(2018, 3, 26);
  return {
    id: '2018-03-26-ruritania-expels-three',
    title: 'Ruritania expels three Freedonian diplomats',
    date: '2018-03-26',
    first_day: day,
    last_day: day,
    day,
    approximate: false,
    kind: 'expulsion',
    status: 'carried_out',
    side: 'upper',
    initiators: ['XR'],
    severity: 4,
    importance: 4,
    ...event,
  };
}

export function sceneWith(events: readonly TimelineEvent[], scene: Partial<Scene> = {}): Scene {
  return {
    events,
    arrows: [],
    complete: true,
    bucketDays: 1,
    cells: cellsOf([]),
    tensionUnit: 'month',
    tension: [],
    ...scene,
  };
}

/** Cells in the columns that the server sends. */
export function cellsOf(given: readonly TimelineCell[]): TimelineCells {
  const cells: TimelineCells = {
    combinations: [],
    day: [],
    cells: [],
    combination: [],
    count: [],
    expelled: [],
  };
  for (const { day, count, people_expelled, ...combination } of given.toSorted((a, b) => a.day - b.day)) {
    if (cells.day.at(-1) !== day) {
      cells.day.push(day);
      cells.cells.push(0);
    }
    cells.cells[cells.cells.length - 1] = (cells.cells.at(-1) ?? 0) + 1;
    cells.combination.push(cells.combinations.push(combination) - 1);
    cells.count.push(count);
    if (people_expelled > 0) cells.expelled.push(cells.count.length - 1, people_expelled);
  }
  return cells;
}

/** A request for the whole of 2018 on a desktop screen. */
export function timelineRequest(scene: Scene, request: Partial<LayoutRequest> = {}): LayoutRequest {
  return {
    scene,
    span: { start: dayOf(2018), end: dayOf(2019) },
    frame: frameOf(1440, 640),
    calendar: calendarFormat('en-GB'),
    measure: TEST_MEASURES,
    formatLag: ({ lag_min }) => `${lag_min} days`,
    titleOf: (event) => titleOf(event, 'en'),
    bandName: (side) => side,
    first: new Set(),
    links: [],
    ...request,
  };
}

/** Every letter is 6 px wide, in every font. */
export const TEST_MEASURES = {
  tick: sixPxPerLetter,
  label: sixPxPerLetter,
  strongLabel: sixPxPerLetter,
  largeLabel: sixPxPerLetter,
  largeStrongLabel: sixPxPerLetter,
  lag: sixPxPerLetter,
  era: sixPxPerLetter,
  side: sixPxPerLetter,
};

export function sixPxPerLetter(text: string): number {
  return text.length * 6;
}

const FIRST = dayOf(1991);
const LAST = dayOf(2026);

/** Random events of 35 years: with exact and imprecise dates, on every side, with short and long titles. */
export const anyEvents: fc.Arbitrary<TimelineEvent[]> = fc
  .array(
    fc.record({
      day: fc.integer({ min: FIRST, max: LAST }),
      before: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(400)),
      after: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(400)),
      approximate: fc.boolean(),
      kind: fc.constantFrom(...KINDS),
      status: fc.constantFrom(...STATUSES),
      side: fc.constantFrom(...SIDES),
      severity: fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10),
      importance: fc.integer({ min: 0, max: 20 }),
      people_expelled: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
      title: fc
        .array(fc.string({ minLength: 1, maxLength: 14, unit: 'grapheme-ascii' }), {
          minLength: 1,
          maxLength: 14,
        })
        .map((words) => words.join(' ')),
      inForceDays: fc.option(fc.oneof(fc.nat(4_000), fc.constant(1_000_000_000)), { nil: undefined }),
    }),
    // Without a size, fast-check makes ten at most.
    { maxLength: 60, size: 'max' },
  )
  .map((drafts) =>
    drafts.map(({ before, after, inForceDays, people_expelled, ...draft }, index) =>
      testEvent({
        ...draft,
        id: `event-${index}`,
        first_day: draft.day - before,
        last_day: draft.day + after,
        ...(people_expelled !== undefined && { people_expelled }),
        ...(inForceDays !== undefined && {
          in_force_last_day: Math.min(draft.day + inForceDays, 1_000_000_000),
        }),
      }),
    ),
  );

/** A random window of three days to forty years. */
export const anySpan = fc
  .record({
    start: fc.integer({ min: FIRST - 800, max: LAST }),
    length: fc.integer({ min: 3, max: 40 * 366 }),
  })
  .map(({ start, length }) => ({ start, end: start + length }));

export const anyFrame = fc
  .record({ widthPx: fc.integer({ min: 320, max: 2560 }), heightPx: fc.integer({ min: 260, max: 1400 }) })
  .map(({ widthPx, heightPx }) => frameOf(widthPx, heightPx));

/** The square around a mark. */
export function markBox(mark: Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'>): Box {
  return boxAround(mark, mark.radiusPx);
}
