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
import { type Arc, boxesAlong, type Lag, placeArcs, placeLags } from './layout-arcs.ts';
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

/** What is known of the days around the window. */
export interface Scene {
  readonly events: readonly TimelineEvent[];
  readonly arcs: readonly TimelineArrow[];
  /** Whether `events` are all, or only the most important, with `cells` to stand for all. */
  readonly complete: boolean;
  readonly bucketDays: number;
  readonly cells: TimelineCells;
  readonly tensionUnit: TensionUnit;
  readonly tension: readonly TensionPeriod[];
}

/** Widths of texts, each in its own font. */
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
  readonly words: CalendarFormat;
  readonly measure: Measures;
  readonly sayLag: (arc: TimelineArrow) => string;
  readonly sayTitle: (event: TimelineEvent) => string;
  /** So many measures in force whose marks lie before the window. */
  readonly sayStanding: (count: number) => string;
  readonly markedDay?: MarkedDay | undefined;
  /** What is said of one event beside its mark. */
  readonly remark?: { readonly id: string; readonly text: string } | undefined;
  /** Labelled first: the selected and the focused event. */
  readonly first: ReadonlySet<string>;
  /** Whose arcs are drawn however many there are; others where there are few. */
  readonly chain: ReadonlySet<string>;
  /** The same of what is under the pointer: drawn besides, and nothing else moves for it. */
  readonly hoveredChain?: ReadonlySet<string> | undefined;
  readonly previous?: TimelineLayout | undefined;
}

/** Every part of the chart, in px: what is drawn, and what a pointer can touch. */
export interface TimelineLayout {
  readonly frame: Frame;
  readonly scale: TimeScale;
  readonly usualRadiusPx: number;
  readonly marks: readonly Mark[];
  /** The numbers of the clusters; over density they would count landmarks only. */
  readonly counts: readonly ClusterCount[];
  readonly durationLines: readonly DurationLine[];
  readonly arcs: readonly Arc[];
  readonly lags: readonly Lag[];
  readonly labels: readonly Label[];
  readonly notes: readonly Note[];
  /** Where the day stands that the filter asks what was in force on. */
  readonly dateMarker?: DateMarker | undefined;
  readonly density: readonly DensityBar[];
  readonly tension: Tension & { readonly unit: TensionUnit };
  readonly ticks: Ticks;
}

export const LABEL_LINE_PX = 15;
/** Labels keep this distance from notes and lags at their left and right. */
const NOTE_MARGIN_PX = 6;
/** Over density a mark is a landmark, not an event among others. */
const LANDMARK_RADIUS_PX = 4.8;
const LARGEST_RADIUS_PX = 7;
const COMPACT_RADIUS_PX = 5.5;
const FEW_ARCS = 18;
const FEW_ARCS_FROM_AFAR = 8;

/** Places everything for one frame. The same request gives the same places; `previous` only keeps labels still. */
export function layoutTimeline(request: LayoutRequest): TimelineLayout {
  const { scene, span, frame, markedDay, remark } = request;
  const scale = timeScale(span, frame.plot.left, frame.plot.right);
  const slots = steadySlots(scene, steadyPxPerDay(scale.pxPerDay), frame);
  const marks = placeMarks(scene.events, slots, scale, frame);
  const density = scene.complete ? NO_BARS : knownDensity(scene, frame);
  const counts = scene.complete ? placeCounts(marks, frame) : [];
  const occupied = occupancyOf(frame.plot, marks, [
    ...thickBars(density, scale),
    ...counts.map(({ box }) => box),
  ]);
  const arcs = arcsInView(request, request.chain, slots, marks, scale);
  const lags = placeLags(arcs, frame.plot, occupied, request.sayLag, request.measure.lag);
  const tails = placeDurationLines(scene.events, slots, scale, frame);
  const remarked = remark && marks.find((mark) => containsEvent(mark, remark.id));
  const notes = [
    ...(remarked ? [placeBeside(remarked, remark.text, occupied, frame, request.measure.lag)] : []),
    ...(markedDay ? [placeDateMarkerNote(markedDay, scale, frame, request.measure.lag)] : []),
    ...placeDurationNotes(tails, frame, occupied, request.sayStanding, request.measure.lag),
  ];
  const obstacles = [
    ...lags.map(({ box }) => padBox(box, NOTE_MARGIN_PX, 0)),
    ...notes.map(({ box }) => padBox(box, NOTE_MARGIN_PX, 0)),
  ];
  const labels = labelsInView(request, marks, occupied, arcs, obstacles, slots, scale);
  const hovered = request.hoveredChain
    ? arcsInView(request, request.hoveredChain, slots, marks, scale).filter(
        ({ arc }) => !arcs.some((each) => each.arc === arc),
      )
    : [];
  const taken = [...lags.map(({ box }) => box), ...labels.map(({ box }) => box)];
  const hoveredLags = placeLags(hovered, frame.plot, occupied, request.sayLag, request.measure.lag, taken);
  return {
    frame,
    scale,
    usualRadiusPx: slots.radiusPx,
    marks,
    counts,
    durationLines: tails,
    arcs: [...arcs, ...hovered],
    lags: [...lags, ...hoveredLags],
    labels,
    notes,
    dateMarker: markedDay && placeDateMarker(markedDay, scale),
    density,
    tension: { unit: scene.tensionUnit, ...tensionOf(scene.tension, scale, frame) },
    ticks: ticksOf(scale, request.words, request.measure.tick),
  };
}

/** The chart before anything is known: its frame alone, so that nothing jumps when the events arrive. */
export function bareLayout(frame: Frame): TimelineLayout {
  return {
    frame,
    scale: timeScale({ start: 0, end: 1 }, frame.plot.left, frame.plot.right),
    usualRadiusPx: 0,
    marks: [],
    counts: [],
    durationLines: [],
    arcs: [],
    lags: [],
    labels: [],
    notes: [],
    density: NO_BARS,
    tension: { unit: 'year', ...NO_TENSION },
    ticks: { minor: [], major: [], grid: [], labels: [], contexts: [] },
  };
}

function arcsInView(
  request: LayoutRequest,
  chain: ReadonlySet<string>,
  slots: Slots,
  marks: readonly Mark[],
  scale: TimeScale,
): readonly Arc[] {
  const { scene, frame } = request;
  const markOf = new Map(
    marks.flatMap((mark) => (mark.cluster ?? [mark.event]).map(({ id }) => [id, mark] as const)),
  );
  const near = scene.arcs.filter(({ act, answer }) => markOf.has(act) || markOf.has(answer));
  const within = near.filter(({ act, answer }) => markOf.has(act) && markOf.has(answer));
  const few = near.length <= FEW_ARCS_FROM_AFAR ? near : within.length <= FEW_ARCS ? within : [];
  const shown = [
    ...new Set([...few, ...near.filter(({ act, answer }) => chain.has(act) && chain.has(answer))]),
  ];
  if (shown.length === 0) return [];
  const ends = new Set(shown.flatMap(({ act, answer }) => [act, answer]));
  for (const event of scene.events) {
    if (ends.has(event.id) && !markOf.has(event.id))
      markOf.set(event.id, placeMark(event, slots, scale, frame));
  }
  return placeArcs(shown, markOf, frame);
}

function labelsInView(
  request: LayoutRequest,
  marks: readonly Mark[],
  occupied: Occupancy,
  arcs: readonly Arc[],
  obstacles: readonly Box[],
  slots: Slots,
  scale: TimeScale,
): Label[] {
  const { scene, frame, previous, first } = request;
  const elsewhere = scene.events.filter(({ id, day }) => first.has(id) && isOutside(day + 0.5, scale));
  return placeLabels({
    elsewhere: elsewhere.map((event) => placeMark(event, slots, scale, frame)),
    marks,
    occupied,
    lines: occupancyOf(frame.plot, [], arcs.flatMap(boxesAlong)),
    // The bottom row is that of third parties, and on a phone of a side's name.
    bounds: { ...frame.plot, bottom: frame.plot.bottom - CONTEXT_ROW_PX },
    axisYPx: frame.axisYPx,
    obstacles: [...obstacles, ...tensionWords(frame)],
    blocksOf: (event) => knownBlocks(event, request.sayTitle(event), request.measure.label, frame.compact),
    lineHeightPx: LABEL_LINE_PX,
    mostLabels: mostLabels(marks.length, frame.plot),
    first,
    previous: new Map(previous?.labels.map((label) => [label.id, label])),
  });
}

function isOutside(day: number, { span: { start, end } }: TimeScale): boolean {
  return day < start || day > end;
}

/** About where the tension's scale is told. */
function tensionWords({ plot: { right, top, bottom }, compact }: Frame): Box[] {
  const left = right - TENSION_WORDS_PX;
  const foot = bottom - CONTEXT_ROW_PX;
  const above = { left, right, top, bottom: top + LABEL_LINE_PX };
  return compact ? [above] : [above, { left, right, top: foot - LABEL_LINE_PX, bottom: foot }];
}

const TENSION_WORDS_PX = 130;

const WIDTHS: BlockWidths = { lineMostPx: 230, linesMostPx: 190 };
const COMPACT_WIDTHS: BlockWidths = { lineMostPx: 124, linesMostPx: 100, shortMostPx: 92 };

interface KnownBlocks {
  readonly title: string;
  readonly measure: MeasureText;
  readonly compact: boolean;
  readonly blocks: readonly TextBlock[];
}
// A title is set the same way in every frame, and setting one costs a dozen measurements.
const blocksByEvent = new WeakMap<TimelineEvent, KnownBlocks>();

function knownBlocks(
  event: TimelineEvent,
  title: string,
  measure: MeasureText,
  compact: boolean,
): readonly TextBlock[] {
  const known = blocksByEvent.get(event);
  if (known?.title === title && known.measure === measure && known.compact === compact) return known.blocks;
  const blocks = blocksOf(title, measure, compact ? COMPACT_WIDTHS : WIDTHS);
  blocksByEvent.set(event, { title, measure, compact, blocks });
  return blocks;
}

/** Few marks may all have their titles; among many, a title is a landmark, and landmarks are few. */
function mostLabels(markCount: number, { left, right, top, bottom }: Box): number {
  const roomy = Math.floor(((right - left) * (bottom - top)) / 9_000);
  if (markCount <= roomy) return markCount;
  return Math.max(Math.min(roomy, Math.round((right - left) / 48)), 6);
}

interface Remembered {
  readonly key: string;
  readonly slots: Slots;
}
// Slots depend on the events, the steady scale and the frame; while a hand moves, these mostly stay.
const remembered = new WeakMap<readonly TimelineEvent[], Remembered>();

function steadySlots({ events, complete }: Scene, pxPerDay: number, frame: Frame): Slots {
  const key = `${pxPerDay} ${frame.reachPx} ${frame.bandPx} ${complete}`;
  const last = remembered.get(events);
  if (last?.key === key) return last.slots;
  const mostPx = complete ? (frame.compact ? COMPACT_RADIUS_PX : LARGEST_RADIUS_PX) : LANDMARK_RADIUS_PX;
  const slots = assignSlots(events, pxPerDay, frame, mostPx);
  remembered.set(events, { key, slots });
  return slots;
}

const NO_BARS: readonly DensityBar[] = [];

interface KnownDensity {
  readonly frame: Frame;
  readonly bars: readonly DensityBar[];
}
const densityByCells = new WeakMap<TimelineCells, KnownDensity>();

function knownDensity({ cells, bucketDays }: Scene, frame: Frame): readonly DensityBar[] {
  const known = densityByCells.get(cells);
  if (known?.frame.heightPx === frame.heightPx && known.frame.compact === frame.compact) return known.bars;
  const bars = placeDensity(cells, bucketDays, frame);
  densityByCells.set(cells, { frame, bars });
  return bars;
}
