import { SIDES, type Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { MeasureText } from '../scale/ticks.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import {
  COMPACT_LABEL_WIDTHS,
  LABEL_LINE_PX,
  LABEL_WIDTHS,
  LARGE_LABEL_LINE_PX,
  LARGE_LABEL_WIDTHS,
} from './label-size.ts';
import { blocksOf, type LineWidths, type TextBlock } from './label-text.ts';
import { durationEndPx } from './layout-durations.ts';
import type { LayoutRequest, Measures } from './layout-request.ts';
import type { Stage } from './stage.ts';
import type { TitledMarksRequest } from './titled-marks.ts';

/** As large as stacked marks, where these have room: size shows people only. */
const RADIUS_PX = 4.6;
const COMPACT_RADIUS_PX = 4;
const LARGE_RADIUS_PX = 6;
/** Candidates for titles would fill this share of their band; there is room for about half of them. */
const MAX_FILLED_SHARE = 1.1;

/** The events to try to place with their titles: the chosen ones, then those of `before` in its order, then the most important. */
export function candidatesFor(
  { first, measure, frame }: LayoutRequest,
  { visible, bands }: Stage,
  { titleOf }: TitleForm,
  before: Iterable<string>,
): TimelineEvent[] {
  const widths = frame.compact ? COMPACT_LABEL_WIDTHS : LABEL_WIDTHS;
  const rooms: Record<Side, number> = { upper: 0, joint: 0, lower: 0, context: 0 };
  for (const side of SIDES) {
    const { left, right, top, bottom } = bands[side];
    rooms[side] = (right - left) * (bottom - top) * MAX_FILLED_SHARE;
  }
  return inOrder(visible, [...first, ...before]).filter((event) => {
    const isFirst = first.has(event.id);
    if (rooms[event.side] <= 0 && !isFirst) return false;
    const [block] = cachedBlocks(event, titleOf(event), measure.label, widths);
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

/** What placing a title needs to know; the same in all attempts. `titleOf` may give longer titles than those of the request. */
export function titlesRequest(
  request: LayoutRequest,
  { bands, scale, visible }: Stage,
  { titleOf, isLarge }: TitleForm,
): TitledMarksRequest {
  const { frame, measure, first, layers, previous } = request;
  const widths = frame.compact ? COMPACT_LABEL_WIDTHS : isLarge ? LARGE_LABEL_WIDTHS : LABEL_WIDTHS;
  const strong = new Set(visible.slice(0, strongCount(Math.min(visible.length, MAX_TITLES))));
  return {
    bands,
    scale,
    plot: frame.plot,
    compact: frame.compact,
    radiusPx: frame.compact ? COMPACT_RADIUS_PX : isLarge ? LARGE_RADIUS_PX : RADIUS_PX,
    lineHeightPx: isLarge ? LARGE_LABEL_LINE_PX : LABEL_LINE_PX,
    isLarge,
    blocksOf: (event, isStrong) =>
      cachedBlocks(event, titleOf(event), labelMeasure(measure, isStrong, isLarge), widths),
    isStrong: (event) => strong.has(event) || first.has(event.id),
    lineEndPx: (event) => (layers?.durations ? clampedEnd(event, scale) : undefined),
    previous: new Map(previous?.labels.map((label) => [label.id, label])),
    ways: new Map(),
  };
}

/** Which titles are shown, and how large. */
export interface TitleForm {
  readonly titleOf: LayoutRequest['titleOf'];
  readonly isLarge: boolean;
}

/** About as many titles as a chart has room for. */
export const MAX_TITLES = 64;

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
