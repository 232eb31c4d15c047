import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import type {
  TensionPeriod,
  TimelineArrow,
  TimelineCells,
  TimelineEvent,
} from '../../../domain/timeline/timeline.ts';
import { type Box, CONTEXT_ROW_PX, type Frame } from '../scale/frame.ts';
import { type CalendarFormat, type MeasureText, type Ticks, ticksOf } from '../scale/ticks.ts';
import { steadyPxPerDay, type TimeScale, timeScale } from '../scale/time-scale.ts';
import type { TimeSpan } from '../scale/time-span.ts';
import { padBox } from './box.ts';
import { type ClusterCount, placeCounts } from './cluster-counts.ts';
import { type BlockWidths, blocksOf, type TextBlock } from './label-text.ts';
import { assignSlots, type Slots } from './lanes.ts';
import { type Arrow, boxesAlong, type Lag, placeArrows, placeLags } from './layout-arrows.ts';
import { type DensityBar, placeDensity, thickBars } from './layout-density.ts';
import { type DurationLine, placeDurationLines } from './layout-durations.ts';
import { type Label, placeLabels } from './layout-labels.ts';
import { containsEvent, type Mark, placeMark, placeMarks } from './layout-marks.ts';
import {
  type DateMarker,
  type MarkedDay,
  type Note,
  placeBeside,
  placeDateMarker,
  placeDateMarkerNote,
  placeDurationNotes,
} from './notes.ts';
import { type Occupancy, occupancyOf } from './occupancy.ts';
import { NO_TENSION, type Tension, tensionOf } from './tension-area.ts';

/** The data to lay out: the events of the window and some days around it. */
export interface Scene {
  readonly events: readonly TimelineEvent[];
  readonly arrows: readonly TimelineArrow[];
  /** Whether `events` are all events, or only the most important, with `cells` as counts of all. */
  readonly complete: boolean;
  readonly bucketDays: number;
  readonly cells: TimelineCells;
  readonly tensionUnit: TensionUnit;
  readonly tension: readonly TensionPeriod[];
}

/** Measures texts in px, each kind in its own font. */
export interface Measures {
  readonly tick: MeasureText;
  readonly label: MeasureText;
  readonly lag: MeasureText;
  readonly side: MeasureText;
}

export interface LayoutRequest {
  readonly scene: Scene;
  readonly span: TimeSpan;
  readonly frame: Frame;
  readonly calendar: CalendarFormat;
  readonly measure: Measures;
  readonly formatLag: (link: TimelineArrow) => string;
  readonly titleOf: (event: TimelineEvent) => string;
  /** Text for a number of measures in force that started before the window. */
  readonly formatStartedEarlier: (count: number) => string;
  readonly markedDay?: MarkedDay | undefined;
  /** A note beside the mark of one event. */
  readonly eventNote?: { readonly id: string; readonly text: string } | undefined;
  /** Events to label first: the selected and the focused one. */
  readonly first: ReadonlySet<string>;
  /** Events whose arrows are always drawn. Other arrows are drawn only if they are few. */
  readonly chain: ReadonlySet<string>;
  /** The same for the event under the pointer. Its arrows are added without moving anything else. */
  readonly hoveredChain?: ReadonlySet<string> | undefined;
  readonly previous?: TimelineLayout | undefined;
}

/** Positions of all parts of the chart, in px, for drawing and hit tests. */
export interface TimelineLayout {
  readonly frame: Frame;
  readonly scale: TimeScale;
  readonly usualRadiusPx: number;
  readonly marks: readonly Mark[];
  /** Sizes of the clusters. Empty over density bars, where they would count only the most important events. */
  readonly counts: readonly ClusterCount[];
  readonly durationLines: readonly DurationLine[];
  readonly arrows: readonly Arrow[];
  readonly lags: readonly Lag[];
  readonly labels: readonly Label[];
  readonly notes: readonly Note[];
  /** The day of the filter “in force on”. */
  readonly dateMarker?: DateMarker | undefined;
  readonly density: readonly DensityBar[];
  readonly tension: Tension & { readonly unit: TensionUnit };
  readonly ticks: Ticks;
}

export const LABEL_LINE_PX = 15;
/** Labels keep this distance from notes and lags at their left and right. */
const NOTE_MARGIN_PX = 6;
/** Over density bars, marks are only landmarks, and small. */
const LANDMARK_RADIUS_PX = 4.8;
const MAX_RADIUS_PX = 7;
const COMPACT_RADIUS_PX = 5.5;
const MAX_ARROWS_IN_VIEW = 18;
const MAX_ARROWS_BEYOND_VIEW = 8;

/** Lays out one frame. Pure: the result depends only on the request; `previous` keeps labels at their places. */
export function layoutTimeline(request: LayoutRequest): TimelineLayout {
  const { scene, span, frame, markedDay, eventNote } = request;
  const scale = timeScale(span, frame.plot.left, frame.plot.right);
  const slots = steadySlots(scene, steadyPxPerDay(scale.pxPerDay), frame);
  const marks = placeMarks(scene.events, slots, scale, frame);
  const density = scene.complete ? NO_BARS : cachedDensity(scene, frame);
  const counts = scene.complete ? placeCounts(marks, frame) : [];
  const occupied = occupancyOf(frame.plot, marks, [
    ...thickBars(density, scale),
    ...counts.map(({ box }) => box),
  ]);
  const arrows = arrowsInView(request, request.chain, slots, marks, scale);
  const lags = placeLags(arrows, frame.plot, occupied, request.formatLag, request.measure.lag);
  const durationLines = placeDurationLines(scene.events, slots, scale, frame);
  const notedMark = eventNote && marks.find((mark) => containsEvent(mark, eventNote.id));
  const notes = [
    ...(notedMark ? [placeBeside(notedMark, eventNote.text, occupied, frame, request.measure.lag)] : []),
    ...(markedDay ? [placeDateMarkerNote(markedDay, scale, frame, request.measure.lag)] : []),
    ...placeDurationNotes(durationLines, frame, occupied, request.formatStartedEarlier, request.measure.lag),
  ];
  const obstacles = [
    ...lags.map(({ box }) => padBox(box, NOTE_MARGIN_PX, 0)),
    ...notes.map(({ box }) => padBox(box, NOTE_MARGIN_PX, 0)),
  ];
  const labels = labelsInView(request, marks, occupied, arrows, obstacles, slots, scale);
  const hovered = request.hoveredChain
    ? arrowsInView(request, request.hoveredChain, slots, marks, scale).filter(
        ({ link }) => !arrows.some((each) => each.link === link),
      )
    : [];
  const taken = [...lags.map(({ box }) => box), ...labels.map(({ box }) => box)];
  const hoveredLags = placeLags(hovered, frame.plot, occupied, request.formatLag, request.measure.lag, taken);
  return {
    frame,
    scale,
    usualRadiusPx: slots.radiusPx,
    marks,
    counts,
    durationLines: durationLines,
    arrows: [...arrows, ...hovered],
    lags: [...lags, ...hoveredLags],
    labels,
    notes,
    dateMarker: markedDay && placeDateMarker(markedDay, scale),
    density,
    tension: { unit: scene.tensionUnit, ...tensionOf(scene.tension, scale, frame) },
    ticks: ticksOf(scale, request.calendar, request.measure.tick),
  };
}

/** The empty chart before any data has arrived, with the same frame as later. */
export function bareLayout(frame: Frame): TimelineLayout {
  return {
    frame,
    scale: timeScale({ start: 0, end: 1 }, frame.plot.left, frame.plot.right),
    usualRadiusPx: 0,
    marks: [],
    counts: [],
    durationLines: [],
    arrows: [],
    lags: [],
    labels: [],
    notes: [],
    density: NO_BARS,
    tension: { unit: 'year', ...NO_TENSION },
    ticks: { minor: [], major: [], grid: [], labels: [], contexts: [] },
  };
}

function arrowsInView(
  request: LayoutRequest,
  chain: ReadonlySet<string>,
  slots: Slots,
  marks: readonly Mark[],
  scale: TimeScale,
): readonly Arrow[] {
  const { scene, frame } = request;
  const markOf = new Map(
    marks.flatMap((mark) => (mark.cluster ?? [mark.event]).map(({ id }) => [id, mark] as const)),
  );
  const near = scene.arrows.filter(({ act, answer }) => markOf.has(act) || markOf.has(answer));
  const within = near.filter(({ act, answer }) => markOf.has(act) && markOf.has(answer));
  const few =
    near.length <= MAX_ARROWS_BEYOND_VIEW ? near : within.length <= MAX_ARROWS_IN_VIEW ? within : [];
  const shown = [
    ...new Set([...few, ...near.filter(({ act, answer }) => chain.has(act) && chain.has(answer))]),
  ];
  if (shown.length === 0) return [];
  const ends = new Set(shown.flatMap(({ act, answer }) => [act, answer]));
  for (const event of scene.events) {
    if (ends.has(event.id) && !markOf.has(event.id))
      markOf.set(event.id, placeMark(event, slots, scale, frame));
  }
  return placeArrows(shown, markOf, frame);
}

function labelsInView(
  request: LayoutRequest,
  marks: readonly Mark[],
  occupied: Occupancy,
  arrows: readonly Arrow[],
  obstacles: readonly Box[],
  slots: Slots,
  scale: TimeScale,
): Label[] {
  const { scene, frame, previous, first } = request;
  const elsewhere = scene.events.filter(({ id, day }) => first.has(id) && isOutside(day + 0.5, scale));
  return placeLabels({
    outOfView: elsewhere.map((event) => placeMark(event, slots, scale, frame)),
    marks,
    occupied,
    lines: occupancyOf(frame.plot, [], arrows.flatMap(boxesAlong)),
    // The bottom row belongs to third parties, and in a compact chart to the name of a side.
    bounds: { ...frame.plot, bottom: frame.plot.bottom - CONTEXT_ROW_PX },
    axisYPx: frame.axisYPx,
    obstacles: [...obstacles, ...tensionTextBoxes(frame)],
    blocksOf: (event) => cachedBlocks(event, request.titleOf(event), request.measure.label, frame.compact),
    lineHeightPx: LABEL_LINE_PX,
    maxLabels: maxLabels(marks.length, frame.plot),
    first,
    previous: new Map(previous?.labels.map((label) => [label.id, label])),
  });
}

function isOutside(day: number, { span: { start, end } }: TimeScale): boolean {
  return day < start || day > end;
}

/** Approximate boxes of the texts of the tension scale. */
function tensionTextBoxes({ plot: { right, top, bottom }, compact }: Frame): Box[] {
  const left = right - TENSION_TEXT_PX;
  const foot = bottom - CONTEXT_ROW_PX;
  const above = { left, right, top, bottom: top + LABEL_LINE_PX };
  return compact ? [above] : [above, { left, right, top: foot - LABEL_LINE_PX, bottom: foot }];
}

const TENSION_TEXT_PX = 130;

const WIDTHS: BlockWidths = { maxLinePx: 230, maxLinesPx: 190 };
const COMPACT_WIDTHS: BlockWidths = { maxLinePx: 124, maxLinesPx: 100, maxShortPx: 92 };

interface CachedBlocks {
  readonly title: string;
  readonly measure: MeasureText;
  readonly compact: boolean;
  readonly blocks: readonly TextBlock[];
}
// Breaking a title takes a dozen measurements, and gives the same lines in every frame.
const blocksByEvent = new WeakMap<TimelineEvent, CachedBlocks>();

function cachedBlocks(
  event: TimelineEvent,
  title: string,
  measure: MeasureText,
  compact: boolean,
): readonly TextBlock[] {
  const cached = blocksByEvent.get(event);
  if (cached?.title === title && cached.measure === measure && cached.compact === compact)
    return cached.blocks;
  const blocks = blocksOf(title, measure, compact ? COMPACT_WIDTHS : WIDTHS);
  blocksByEvent.set(event, { title, measure, compact, blocks });
  return blocks;
}

/** Maximum number of labels: all marks if there is room, otherwise a few, in proportion to the width. */
function maxLabels(markCount: number, { left, right, top, bottom }: Box): number {
  const roomy = Math.floor(((right - left) * (bottom - top)) / 9_000);
  if (markCount <= roomy) return markCount;
  return Math.max(Math.min(roomy, Math.round((right - left) / 48)), 6);
}

interface CachedSlots {
  readonly key: string;
  readonly slots: Slots;
}
// Slots depend on the events, the steady scale and the frame, which rarely change while the window moves.
const slotsByEvents = new WeakMap<readonly TimelineEvent[], CachedSlots>();

function steadySlots({ events, complete }: Scene, pxPerDay: number, frame: Frame): Slots {
  const key = `${pxPerDay} ${frame.reachPx} ${frame.bandPx} ${complete}`;
  const last = slotsByEvents.get(events);
  if (last?.key === key) return last.slots;
  const maxRadiusPx = complete ? (frame.compact ? COMPACT_RADIUS_PX : MAX_RADIUS_PX) : LANDMARK_RADIUS_PX;
  const slots = assignSlots(events, pxPerDay, frame, maxRadiusPx);
  slotsByEvents.set(events, { key, slots });
  return slots;
}

const NO_BARS: readonly DensityBar[] = [];

interface CachedDensity {
  readonly frame: Frame;
  readonly bars: readonly DensityBar[];
}
const densityByCells = new WeakMap<TimelineCells, CachedDensity>();

function cachedDensity({ cells, bucketDays }: Scene, frame: Frame): readonly DensityBar[] {
  const cached = densityByCells.get(cells);
  if (cached?.frame.heightPx === frame.heightPx && cached.frame.compact === frame.compact) return cached.bars;
  const bars = placeDensity(cells, bucketDays, frame);
  densityByCells.set(cells, { frame, bars });
  return bars;
}
