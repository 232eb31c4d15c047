import { SIDES, type Side } from '../../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../../domain/timeline/timeline.ts';
import type { MeasureText } from '../../scale/ticks.ts';
import type { TimeScale } from '../../scale/time-scale.ts';
import { durationEndPx } from '../layout-durations.ts';
import type { LayoutRequest, Measures, TitleForm } from '../layout-request.ts';
import type { Stage } from '../placement/stage.ts';
import {
  COMPACT_LABEL_WIDTHS,
  LABEL_LINE_PX,
  LABEL_WIDTHS,
  LARGE_LABEL_LINE_PX,
  LARGE_LABEL_WIDTHS,
} from './label-size.ts';
import { blocksOf, type LineWidths, type TextBlock } from './label-text.ts';
import type { TitledMarksRequest } from './titled-marks.ts';

/** As large as stacked marks, where these have room: size shows people only. */
const RADIUS_PX = 4.6;
const COMPACT_RADIUS_PX = 4;
const LARGE_RADIUS_PX = 6;
/** Candidates for titles would fill this share of their band; there is room for about half of them. */
const MAX_FILLED_SHARE = 1.1;

/** The events to try to place with their titles: the chosen ones, then those of `before` in its order, then the most important. */
export function candidatesFor(
  request: LayoutRequest,
  { visible, bands }: Stage,
  form: TitleForm,
  before: Iterable<string>,
): TimelineEvent[] {
  const { first, measure, frame } = request;
  const widths = frame.compact ? COMPACT_LABEL_WIDTHS : LABEL_WIDTHS;
  const rooms: Record<Side, number> = { upper: 0, joint: 0, lower: 0, context: 0 };
  for (const side of SIDES) {
    const { left, right, top, bottom } = bands[side];
    rooms[side] = (right - left) * (bottom - top) * MAX_FILLED_SHARE;
  }
  return inOrder(visible, [...first, ...before]).filter((event) => {
    const isFirst = first.has(event.id);
    if (rooms[event.side] <= 0 && !isFirst) return false;
    const [block] = blocksFor(event, request, form, measure.label, widths);
    if (!block) return false;
    rooms[event.side] -= (block.widthPx + 30) * (block.lines.length * LABEL_LINE_PX + 5);
    return rooms[event.side] >= 0 || isFirst;
  });
}

/** The events with these ids, in their order, then all others. */
function inOrder(events: readonly TimelineEvent[], ids: readonly string[]): TimelineEvent[] {
  const ranks = new Map(ids.toReversed().map((id, index) => [id, ids.length - 1 - index]));
  const ranked: TimelineEvent[] = [];
  const others: TimelineEvent[] = [];
  for (const event of events) {
    const rank = ranks.get(event.id);
    if (rank === undefined) others.push(event);
    else ranked[rank] = event;
  }
  // Ids of events out of view have left gaps.
  return [...ranked.filter((event) => event !== undefined), ...others];
}

/** What placing a title needs to know; the same in all attempts. */
export function titlesRequest(
  request: LayoutRequest,
  { bands, scale, visible }: Stage,
  form: TitleForm,
): TitledMarksRequest {
  const { isLarge } = form;
  const { frame, measure, first, layers, previous } = request;
  const widths = frame.compact ? COMPACT_LABEL_WIDTHS : isLarge ? LARGE_LABEL_WIDTHS : LABEL_WIDTHS;
  const strong = strongAmong(visible);
  return {
    bands,
    scale,
    plot: frame.plot,
    compact: frame.compact,
    radiusPx: frame.compact ? COMPACT_RADIUS_PX : isLarge ? LARGE_RADIUS_PX : RADIUS_PX,
    lineHeightPx: isLarge ? LARGE_LABEL_LINE_PX : LABEL_LINE_PX,
    isLarge,
    blocksOf: (event, isStrong) =>
      blocksFor(event, request, form, labelMeasure(measure, isStrong, isLarge), widths),
    isStrong: (event) => strong.has(event) || first.has(event.id),
    lineEndPx: (event) => (layers?.durations ? clampedEnd(event, scale) : undefined),
    previous: new Map(previous?.labels.map((label) => [label.id, label])),
    ways: new Map(),
  };
}

/** The size of a mark makes these stand out. */
export const MANY_PEOPLE = 30;
/** About as many titles as a chart has room for. */
export const MAX_TITLES = 64;

function labelMeasure(measure: Measures, isStrong: boolean, isLarge: boolean): MeasureText {
  if (isLarge) return isStrong ? measure.largeStrongLabel : measure.largeLabel;
  return isStrong ? measure.strongLabel : measure.label;
}

/** The most important events, and those that concern as many people as one of them. */
function strongAmong(visible: readonly TimelineEvent[]): ReadonlySet<TimelineEvent> {
  const top = visible.slice(0, strongCount(Math.min(visible.length, MAX_TITLES)));
  const people = ({ people_expelled = 0 }: TimelineEvent) => people_expelled;
  const fewest = Math.min(...top.map(people).filter((count) => count >= MANY_PEOPLE));
  return new Set([...top, ...visible.filter((event) => people(event) >= fewest)]);
}

/** Of a few titles none is bold, of many one in eight. */
function strongCount(count: number): number {
  return count <= 6 ? 0 : Math.min(Math.max(Math.round(count / 8), 3), 9);
}

function clampedEnd(event: TimelineEvent, scale: TimeScale): number | undefined {
  const endPx = durationEndPx(event, scale);
  return endPx === undefined ? undefined : Math.min(endPx, scale.rightPx);
}

/** A long title that does not fit on the lines is replaced by the short one. */
function blocksFor(
  event: TimelineEvent,
  request: LayoutRequest,
  { isLong }: TitleForm,
  measure: MeasureText,
  widths: LineWidths,
): readonly TextBlock[] {
  const { titleOf, longTitleOf = titleOf } = request;
  const blocks = isLong ? cachedBlocks(longTitleOf(event), measure, widths) : [];
  return blocks.length > 0 ? blocks : cachedBlocks(titleOf(event), measure, widths);
}

type BlocksByTitle = Map<string, readonly TextBlock[]>;
// Breaking a title takes a dozen measurements, and gives the same lines in every frame. Bold and regular titles differ.
const blocksByMeasure = new WeakMap<MeasureText, WeakMap<LineWidths, BlocksByTitle>>();
const MAX_CACHED_TITLES = 4_000;

function cachedBlocks(title: string, measure: MeasureText, widths: LineWidths): readonly TextBlock[] {
  const byWidths = blocksByMeasure.get(measure) ?? new WeakMap<LineWidths, BlocksByTitle>();
  blocksByMeasure.set(measure, byWidths);
  const byTitle: BlocksByTitle = byWidths.get(widths) ?? new Map();
  byWidths.set(widths, byTitle);
  if (byTitle.size > MAX_CACHED_TITLES) byTitle.clear();
  const blocks = byTitle.get(title) ?? blocksOf(title, measure, widths);
  byTitle.set(title, blocks);
  return blocks;
}
