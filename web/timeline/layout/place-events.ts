import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineArrow, TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { type Box, meets } from '../scale/frame.ts';
import { radiusOf } from '../scale/mark-size.ts';
import type { MeasureText } from '../scale/ticks.ts';
import { steadyPxPerDay, type TimeScale } from '../scale/time-scale.ts';
import type { Bands } from './bands.ts';
import { boxAround } from './box.ts';
import { blocksOf, type LineWidths, type TextBlock } from './label-text.ts';
import { type Arrow, asideOf, boxesAlong, type Lag, routeArrow } from './layout-arrows.ts';
import { barBoxes, type DensityBar, placeDensity } from './layout-density.ts';
import { durationEndPx } from './layout-durations.ts';
import { compareByDay, type Mark } from './layout-marks.ts';
import type { LayoutRequest, Measures } from './layout-request.ts';
import { Piles, pileBoxes, pilesThatFit } from './piles.ts';
import type { Scene } from './scene.ts';
import {
  type Label,
  Occupied,
  placeAtEdge,
  placeTitled,
  placeUntitled,
  type TitledMarksRequest,
} from './titled-marks.ts';

/** What `placeEvents` works on, besides the request. */
export interface Stage {
  /** The events to show, in view or not. */
  readonly events: readonly TimelineEvent[];
  readonly visible: readonly TimelineEvent[];
  readonly bands: Bands;
  readonly scale: TimeScale;
}

export interface PlacedEvents {
  readonly marks: readonly Mark[];
  /** The marks with a title. */
  readonly titled: readonly Mark[];
  readonly labels: readonly Label[];
  readonly arrows: readonly Arrow[];
  readonly lags: readonly Lag[];
  readonly density: readonly DensityBar[];
  readonly occupied: Occupied;
}

export const LABEL_LINE_PX = 15;
export const LARGE_LABEL_LINE_PX = 19;
/** As large as piled marks, where these have room: size shows people only. */
const RADIUS_PX = 4.6;
const COMPACT_RADIUS_PX = 4;
const LARGE_RADIUS_PX = 6;
/** A mark is drawn without its title if it is larger than the usual one by this factor. */
const BIG_MARK = 1.5;
/** This many of the most important events get their titles before anything else takes room. */
const SURE = 30;
const COMPACT_SURE = 12;
/** After this many titles without room, no more are tried while the window moves. */
const MAX_FAILURES_IN_MOTION = 10;
/** Arrows are between events among this many of the most important. */
const LINKED = 24;
/** Up to this many events in view, titles are tried in full. */
const MAX_LONG_TITLES = 16;
const MAX_LARGE_TITLES = 12;
const MAX_ARROWS = 7;
const COMPACT_MAX_ARROWS = 3;
/** Candidates for titles would fill this share of their band; there is room for about half of them. */
const MAX_FILLED_SHARE = 1.1;
export const NO_BARS: readonly DensityBar[] = [];

/** The order in which titles, piles and arrows take their room. */
interface Strategy {
  /** This many of the most important titles are placed before there is room reserved for piles. */
  readonly sure: number;
  /** This many are placed before the arrows. */
  readonly beforeArrows: number;
  readonly arrows: number;
  /** Whether titles are in larger type. */
  readonly isLarge?: boolean;
  /** Events to place before more important ones, because they had no room before. */
  readonly urgent?: ReadonlySet<string>;
}

/**
 * Gives titles to as many events as have room, the most important first. The marks of all others are piled up; their room is
 * kept free from the start, so that no title covers them. If the piles are too high, bars count the events instead.
 *
 * Titles and arrows compete for room. With few events, the first strategy is used that names all of them: with all arrows, with
 * arrows around the titles, or without arrows. With more, the one that shows most. While the window moves, there is no time
 * to try several.
 */
export function placeEvents(request: LayoutRequest, stage: Stage, obstacles: readonly Box[]): PlacedEvents {
  const { frame, previous } = request;
  const count = stage.visible.length;
  const arrows = frame.compact ? COMPACT_MAX_ARROWS : MAX_ARROWS;
  const sure = frame.compact ? COMPACT_SURE : SURE;
  const attempt = (strategy: Strategy, titleOf = request.titleOf) =>
    placeWithTitles({ ...request, titleOf }, stage, obstacles, strategy);
  const usual: Strategy = { sure, beforeArrows: sure / 2, arrows };
  if (previous) {
    const kept = Math.max(previous.labels.length, sure);
    return attempt({ sure: kept, beforeArrows: kept, arrows });
  }

  if (count <= (frame.compact ? COMPACT_MAX_ALL_NAMED : MAX_ALL_NAMED)) {
    const everything: readonly Strategy[] = [
      { sure: count, beforeArrows: 0, arrows },
      { sure: count, beforeArrows: 0, arrows: 4 },
      { sure: count, beforeArrows: 0, arrows: 2 },
      ...(count <= MAX_WITHOUT_ARROWS ? [{ sure: count, beforeArrows: count, arrows }] : []),
    ];
    for (const { titleOf, isLarge } of waysToTitle(request, count)) {
      for (const strategy of everything) {
        const placed = attemptAll(
          (urgent) => attempt({ ...strategy, isLarge, urgent }, titleOf),
          stage.visible,
        );
        if (placed) return placed;
      }
    }
  }
  return bestOf(
    [{ ...usual, beforeArrows: 0 }, usual],
    { ...usual, arrows: Math.ceil(arrows / 2) },
    attempt,
    topOf(stage.visible, request.first, frame.compact),
  );
}

/** Titles in full and in larger type if the events are few; then in full; then short. */
function waysToTitle({ titleOf, longTitleOf = titleOf, frame }: LayoutRequest, count: number) {
  const short = [{ titleOf, isLarge: false }];
  if (count > MAX_LONG_TITLES || frame.compact) return short;
  const large = count <= MAX_LARGE_TITLES ? [{ titleOf: longTitleOf, isLarge: true }] : [];
  return [...large, { titleOf: longTitleOf, isLarge: false }, ...short];
}

/** The events whose titles count most: the chosen ones, those with the largest marks, and the most important. */
function topOf(
  events: readonly TimelineEvent[],
  chosen: ReadonlySet<string>,
  compact: boolean,
): readonly TimelineEvent[] {
  const people = ({ people_expelled = 0 }: TimelineEvent) => people_expelled;
  const largest = events
    .filter((event) => people(event) >= MANY_PEOPLE)
    .toSorted((a, b) => people(b) - people(a))
    .slice(0, compact ? COMPACT_LARGEST : LARGEST);
  const important = events
    .toSorted((a, b) => b.importance - a.importance)
    .slice(0, compact ? COMPACT_TOP : TOP);
  return [...new Set([...events.filter(({ id }) => chosen.has(id)), ...largest, ...important])];
}

const MANY_PEOPLE = 30;
const LARGEST = 6;
const COMPACT_LARGEST = 3;

/** The strategies, and then one repeated with the most important events without a title first: the best result of all. */
function bestOf(
  strategies: readonly Strategy[],
  repeated: Strategy,
  attempt: (strategy: Strategy) => PlacedEvents,
  top: readonly TimelineEvent[],
): PlacedEvents {
  const missingOf = ({ labels }: PlacedEvents) => {
    const named = new Set(labels.map(({ id }) => id));
    return top.flatMap(({ id }, rank) =>
      named.has(id) ? [] : [{ id, worth: TOP_WORTH * (1 - rank / top.length) }],
    );
  };
  const worth = (placed: PlacedEvents) =>
    placed.labels.length +
    ARROW_WORTH * placed.arrows.length -
    missingOf(placed).reduce((sum, each) => sum + each.worth, 0);
  const results = strategies.map((strategy) => attempt(strategy));
  const best = () => results.reduce((a, b) => (worth(b) > worth(a) ? b : a));
  const urgent = new Set<string>();
  for (let repeat = 0; repeat < MAX_URGENT_REPEATS; repeat += 1) {
    const missing = missingOf(best()).filter(({ id }) => !urgent.has(id));
    if (missing.length === 0) break;
    for (const { id } of missing) urgent.add(id);
    results.push(attempt({ ...repeated, arrows: repeat === 0 ? repeated.arrows : 0, urgent }));
  }
  return best();
}

/** An arrow is worth this many titles, and the title of the most important event this many more than another. */
const ARROW_WORTH = 4;
const TOP_WORTH = 24;
const TOP = 45;
const COMPACT_TOP = 12;
const MAX_URGENT_REPEATS = 4;

/**
 * Repeats an attempt until every event is named: those that had no room come first in the next one. Undefined if that does not
 * help.
 */
function attemptAll(
  attempt: (urgent: ReadonlySet<string>) => PlacedEvents,
  events: readonly TimelineEvent[],
): PlacedEvents | undefined {
  const urgent = new Set<string>();
  for (let repeat = 0; repeat < MAX_REPEATS; repeat += 1) {
    const placed = attempt(urgent);
    const named = new Set(placed.labels.map(({ id }) => id));
    const missing = events.filter(({ id }) => !named.has(id));
    if (missing.length === 0) return placed;
    if (missing.length > MAX_MISSING) return undefined;
    for (const { id } of missing) urgent.add(id);
  }
  return undefined;
}

const MAX_REPEATS = 8;
/** With more events without room, repeating is hopeless. */
const MAX_MISSING = 10;

/** With up to this many events in view, all of them should be named. */
const MAX_ALL_NAMED = 64;
const COMPACT_MAX_ALL_NAMED = 16;
/** With more, a few arrows are worth more than the last titles. */
const MAX_WITHOUT_ARROWS = 40;

function placeWithTitles(
  request: LayoutRequest,
  stage: Stage,
  obstacles: readonly Box[],
  strategy: Strategy,
): PlacedEvents {
  const { scene, frame, first, previous } = request;
  const { events, bands, scale } = stage;
  const titledBefore = new Map(previous?.labels.map((label) => [label.id, label]));
  const candidates = candidatesFor(request, stage, strategy.urgent ?? titledBefore);
  const sure = candidates.slice(0, strategy.sure);
  const isSure = new Set(sure.map(({ id }) => id));
  const steady = steadyPxPerDay(scale.pxPerDay);
  const xOf = ({ day }: TimelineEvent) => scale.xOf(day + 0.5);
  const others = events.filter(({ id }) => !isSure.has(id));
  const reserved = scene.complete ? pilesThatFit(others, bands, steady, xOf, frame.compact) : undefined;
  const density = reserved ? NO_BARS : densityBars(scene, bands, steady);
  const background = reserved ? pileBoxes(reserved.piles.marks) : barBoxes(density, scale);
  const occupied = new Occupied(bands, [...obstacles, ...background]);
  const solid = new Occupied(bands, obstacles);
  const isLarge = strategy.isLarge ?? previous?.labels.some((label) => label.isLarge) ?? false;
  const titles = titlesRequest(request, stage, candidates, titledBefore, isLarge);

  const isBig = (event: TimelineEvent) =>
    radiusOf(event, titles.radiusPx, frame.compact) > titles.radiusPx * BIG_MARK;
  const titled: Mark[] = [];
  const labels: Label[] = [];
  const markOf = new Map<string, Mark>();
  const place = (event: TimelineEvent, isUntitledShown = false): void => {
    if (markOf.has(event.id)) return;
    const placed =
      placeTitled(event, titles, occupied) ??
      (isBig(event) || isUntitledShown ? placeUntitled(event, titles, occupied) : undefined);
    if (!placed) return;
    for (const part of placed.parts) {
      occupied.add(part);
      solid.add(part);
    }
    if (placed.label) labels.push(placed.label);
    titled.push(placed.mark);
    markOf.set(event.id, placed.mark);
  };

  for (const event of events) {
    if (!first.has(event.id) || isDayInView(event, scale)) continue;
    const label = placeAtEdge(event, titles, occupied);
    if (label) labels.push(label);
  }
  const links = importantLinks(request, sure.slice(0, LINKED), strategy.arrows * 2);
  const ends = new Set(links.flatMap(({ act, answer }) => [act, answer]));
  for (const event of sure.filter(({ id }, index) => index < strategy.beforeArrows || ends.has(id)))
    place(event);
  const { arrows, lags } = placeArrows(links, strategy.arrows, request, markOf, occupied, solid);
  // There is no room reserved for them in the piles. Bars count them.
  for (const event of sure) place(event, reserved !== undefined);
  // While the window moves, there is no time to try all.
  let attempts = previous ? MAX_FAILURES_IN_MOTION : Number.POSITIVE_INFINITY;
  for (const event of candidates) {
    if (attempts < 0) break;
    place(event);
    if (!markOf.has(event.id)) attempts -= 1;
  }
  // Also those that are no candidates for a title: their size says something.
  for (const event of stage.visible) if (isBig(event)) place(event);

  const { piled, crowded } = reserved
    ? pileRest(reserved, events, markOf, stage, steady, solid)
    : { piled: [], crowded: [] };
  const isUncovered = ({ box }: { readonly box: Box }) =>
    !crowded.some((mark) => meets(boxAround(mark, mark.radiusPx), box));
  const shownLabels = labels.filter(isUncovered);
  const shownLags = lags.filter(isUncovered);
  const shownArrows = arrows.filter(({ link }) => shownLags.some((lag) => lag.link === link));
  return {
    marks: [...asideOf(piled, shownArrows), ...titled],
    titled: titled.filter(({ event }) => shownLabels.some(({ id }) => id === event.id)),
    labels: shownLabels,
    arrows: shownArrows,
    lags: shownLags,
    density,
    occupied,
  };
}

/**
 * The events without a title, piled up again: without the titled ones, the piles are lower. `crowded` are those without room,
 * whose marks may cover a title.
 */
function pileRest(
  reserved: NonNullable<ReturnType<typeof pilesThatFit>>,
  events: readonly TimelineEvent[],
  markOf: ReadonlyMap<string, Mark>,
  { bands, scale }: Stage,
  steady: number,
  solid: Occupied,
): { readonly piled: readonly Mark[]; readonly crowded: readonly Mark[] } {
  const reservedYPx = new Map(reserved.piles.marks.map(({ event, yPx }) => [event.id, yPx]));
  const piles = new Piles(bands, reserved.radiusPx, steady);
  const isFree = (box: Box) => !solid.meets(box);
  for (const event of events.toSorted(compareByDay)) {
    if (!markOf.has(event.id))
      piles.add(event, scale.xOf(event.day + 0.5), isFree, reservedYPx.get(event.id));
  }
  return {
    piled: piles.marks.filter((mark) => isMarkInView(mark, scale)),
    crowded: piles.crowded.filter((mark) => isMarkInView(mark, scale)),
  };
}

export function isDayInView({ day }: TimelineEvent, { span: { start, end } }: TimeScale): boolean {
  return day + 0.5 >= start && day + 0.5 <= end;
}

function isMarkInView({ xPx, radiusPx }: Mark, { leftPx, rightPx }: TimeScale): boolean {
  return xPx + radiusPx >= leftPx && xPx - radiusPx <= rightPx;
}

/** The events to try to place with their titles, the most important first. */
function candidatesFor(
  request: LayoutRequest,
  { visible, bands }: Stage,
  urgent: Pick<ReadonlySet<string>, 'has'>,
): TimelineEvent[] {
  const { first, measure, frame } = request;
  const ordered = visible.toSorted(
    (a, b) =>
      Number(first.has(b.id)) - Number(first.has(a.id)) ||
      Number(urgent.has(b.id)) - Number(urgent.has(a.id)) ||
      b.importance - a.importance ||
      a.day - b.day ||
      (a.id < b.id ? -1 : 1),
  );
  const filled: Record<Side, number> = { upper: 0, joint: 0, lower: 0, context: 0 };
  return ordered.filter((event) => {
    const band = bands[event.side];
    const roomPx = (band.right - band.left) * (band.bottom - band.top) * MAX_FILLED_SHARE;
    const [block] = cachedBlocks(
      event,
      request.titleOf(event),
      measure.label,
      frame.compact ? COMPACT_WIDTHS : WIDTHS,
    );
    if (!block) return false;
    const areaPx = (block.widthPx + 30) * (block.lines.length * LABEL_LINE_PX + 5);
    if (filled[event.side] + areaPx > roomPx && !first.has(event.id)) return false;
    filled[event.side] += areaPx;
    return true;
  });
}

function titlesRequest(
  request: LayoutRequest,
  { bands, scale }: Stage,
  candidates: readonly TimelineEvent[],
  previous: ReadonlyMap<string, Label>,
  isLarge: boolean,
): TitledMarksRequest {
  const { frame, measure, first, layers } = request;
  const widths = frame.compact ? COMPACT_WIDTHS : isLarge ? LARGE_WIDTHS : WIDTHS;
  const byImportance = candidates.toSorted((a, b) => b.importance - a.importance);
  const strong = new Set(byImportance.slice(0, strongCount(candidates.length)).map(({ id }) => id));
  return {
    bands,
    scale,
    plot: frame.plot,
    compact: frame.compact,
    radiusPx: frame.compact ? COMPACT_RADIUS_PX : isLarge ? LARGE_RADIUS_PX : RADIUS_PX,
    lineHeightPx: isLarge ? LARGE_LABEL_LINE_PX : LABEL_LINE_PX,
    isLarge,
    blocksOf: (event, isStrong) =>
      cachedBlocks(event, request.titleOf(event), labelMeasure(measure, isStrong, isLarge), widths),
    isStrong: ({ id }) => strong.has(id) || first.has(id),
    lineEndPx: (event) => (layers?.durations ? clampedEnd(event, scale) : undefined),
    previous,
  };
}

function labelMeasure(measure: Measures, isStrong: boolean, isLarge: boolean): MeasureText {
  if (isLarge) return isStrong ? measure.largeStrongLabel : measure.largeLabel;
  return isStrong ? measure.strongLabel : measure.label;
}

/** Of a few titles none is bold, of many one in eight. */
function strongCount(count: number): number {
  return count <= 6 ? 0 : Math.min(Math.max(Math.round(count / 8), 3), 9);
}

function clampedEnd(event: TimelineEvent, scale: TimeScale): number | undefined {
  const endPx = durationEndPx(event, scale);
  return endPx === undefined ? undefined : Math.min(endPx, scale.rightPx);
}

/** Links between important events of the window: those of the selected event first, then the most important. */
function importantLinks(
  { scene, links }: LayoutRequest,
  events: readonly TimelineEvent[],
  limit: number,
): readonly TimelineArrow[] {
  const importance = new Map(events.map((event) => [event.id, event.importance]));
  const selected = new Set(links);
  return scene.arrows
    .flatMap((link) => {
      const [from, to] = [importance.get(link.act), importance.get(link.answer)];
      return from === undefined || to === undefined ? [] : [{ link, importance: from + to }];
    })
    .sort(
      (a, b) => Number(selected.has(b.link)) - Number(selected.has(a.link)) || b.importance - a.importance,
    )
    .slice(0, limit)
    .map(({ link }) => link);
}

function placeArrows(
  links: readonly TimelineArrow[],
  limit: number,
  { formatLag, measure, frame }: LayoutRequest,
  markOf: ReadonlyMap<string, Mark>,
  occupied: Occupied,
  solid: Occupied,
): { readonly arrows: readonly Arrow[]; readonly lags: readonly Lag[] } {
  const arrows: Arrow[] = [];
  const lags: Lag[] = [];
  // Piled marks are moved aside for upright parts, so these need to be clear of titles only.
  const isFree = (box: Box) => (isUpright(box) ? !solid.meets(box) : !occupied.meets(box));
  for (const link of links) {
    const [from, to] = [markOf.get(link.act), markOf.get(link.answer)];
    if (!from || !to || arrows.length >= limit) continue;
    const routed = routeArrow(link, { from, to }, formatLag(link), measure.lag, frame.plot, isFree);
    if (!routed) continue;
    arrows.push(routed.arrow);
    lags.push(routed.lag);
    for (const box of [...boxesAlong(routed.arrow), routed.lag.box]) {
      occupied.add(box);
      if (!isUpright(box) || box === routed.lag.box) solid.add(box);
    }
  }
  return { arrows, lags };
}

function isUpright({ left, right, top, bottom }: Box): boolean {
  return bottom - top > right - left;
}

const MIN_BAR_PX = 6;

interface CachedDensity {
  readonly key: string;
  readonly bars: readonly DensityBar[];
}
const densityByCounts = new WeakMap<object, CachedDensity>();

/** Cached, because there may be thousands, and they are the same while the window moves. */
function densityBars(scene: Scene, bands: Bands, pxPerDay: number): readonly DensityBar[] {
  const bucketDays = scene.complete ? Math.max(Math.ceil(MIN_BAR_PX / pxPerDay), 1) : scene.bucketDays;
  const { layout, upper, joint, lower, context } = bands;
  const edges = [upper.top, upper.bottom, joint.bottom, lower.bottom, context.bottom];
  const key = [layout, bucketDays, ...edges].join(' ');
  const counts = scene.complete ? scene.events : scene.cells;
  const cached = densityByCounts.get(counts);
  if (cached?.key === key) return cached.bars;
  const bars = placeDensity(scene, bucketDays, bands);
  densityByCounts.set(counts, { key, bars });
  return bars;
}

const WIDTHS: LineWidths = [190, 190, 170, 170];
const LARGE_WIDTHS: LineWidths = [240, 240, 220, 220];
const COMPACT_WIDTHS: LineWidths = [118, 122, 118, 110];

interface CachedBlocks {
  readonly title: string;
  readonly widths: LineWidths;
  readonly blocks: readonly TextBlock[];
}
// Breaking a title takes a dozen measurements, and gives the same lines in every frame. Bold and regular titles differ.
const blocksByMeasure = new WeakMap<MeasureText, WeakMap<TimelineEvent, CachedBlocks>>();

function cachedBlocks(
  event: TimelineEvent,
  title: string,
  measure: MeasureText,
  widths: LineWidths,
): readonly TextBlock[] {
  const byEvent = blocksByMeasure.get(measure) ?? new WeakMap<TimelineEvent, CachedBlocks>();
  blocksByMeasure.set(measure, byEvent);
  const cached = byEvent.get(event);
  if (cached?.title === title && cached.widths === widths) return cached.blocks;
  const blocks = blocksOf(title, measure, widths);
  byEvent.set(event, { title, widths, blocks });
  return blocks;
}
