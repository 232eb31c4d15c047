import { KIND } from '../../../domain/events/kind.ts';
import { CLUSTER_GLYPH, GLYPHS } from '../../drawing/glyphs.ts';
import type { LayerName, Paint, Surface } from '../../drawing/surface.ts';
import type { TimelineLayout } from '../layout/layout.ts';
import { arrowPath, headPath } from '../layout/layout-arrows.ts';
import type { DensityBar } from '../layout/layout-density.ts';
import { bundleDurationLines, type DurationLine } from '../layout/layout-durations.ts';
import { containsEvent, type Mark } from '../layout/layout-marks.ts';
import { PEAK_TICK_PX } from '../layout/tension-area.ts';
import { NAMED_SEVERITIES, severityYPx } from '../scale/severity-scale.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import type { Palette } from './palette.ts';

/** The events that are emphasised. */
export interface Emphasis {
  readonly selectedId: string | undefined;
  readonly hoveredId: string | undefined;
  /** The hovered or selected event and all events linked to it by responses. */
  readonly chain: ReadonlySet<string>;
}

export const NO_EMPHASIS: Emphasis = { selectedId: undefined, hoveredId: undefined, chain: new Set() };

/** While an event with responses is hovered, the other events are dimmed. A selected event dims nothing. */
export function isDimmed(id: string, { hoveredId, chain }: Emphasis): boolean {
  return hoveredId !== undefined && chain.size > 1 && !chain.has(id);
}

/** Draws a layout from back to front, without its texts. */
export function drawTimeline(
  surface: Surface,
  layout: TimelineLayout,
  palette: Palette,
  emphasis: Emphasis = NO_EMPHASIS,
): void {
  drawBackground(surface, layout, palette);
  surface.layer('density', () =>
    inPlot(surface, layout, () => drawDensity(surface, layout.density, layout.scale, palette)),
  );
  drawForeground(surface, layout, palette, emphasis);
}

export function drawBackground(surface: Surface, layout: TimelineLayout, palette: Palette): void {
  surface.layer('axis', () => drawGround(surface, layout, palette));
  surface.layer('tension', () => inPlot(surface, layout, () => drawTension(surface, layout, palette)));
  inPlot(surface, layout, () => drawDateMarker(surface, layout, palette));
}

/** Everything in front of the density bars: duration lines, arrows and marks. */
export function drawForeground(
  surface: Surface,
  layout: TimelineLayout,
  palette: Palette,
  emphasis: Emphasis,
): void {
  const inLayer = (name: LayerName, draw: () => void) =>
    surface.layer(name, () => inPlot(surface, layout, draw));
  inLayer('durations', () => drawDurationLines(surface, layout, palette, emphasis));
  inLayer('arrows', () => drawArrows(surface, layout, palette, emphasis));
  inLayer('leaders', () => drawLeaders(surface, layout, palette));
  surface.layer('marks', () => {
    inPlot(surface, layout, () => {
      for (const mark of visibleUncertaintyBars(layout))
        drawUncertaintyBarOf(surface, mark, palette, emphasis);
    });
    const { plot, widthPx } = layout.frame;
    const left = plot.left - MARGIN_PX;
    const right = Math.min(plot.right + MARGIN_PX, widthPx);
    surface.clip(left, plot.top, right - left, plot.bottom - plot.top, () =>
      drawMarks(surface, layout, palette, emphasis),
    );
  });
}

/** More uncertainty bars than this across the whole window are left out: they would hide everything else. */
const MAX_BARS_ACROSS = 24;

function visibleUncertaintyBars({ marks, frame: { plot } }: TimelineLayout): readonly Mark[] {
  const isAcross = ({ uncertaintyBar }: Mark) =>
    uncertaintyBar !== undefined && uncertaintyBar.fromPx <= plot.left && uncertaintyBar.toPx >= plot.right;
  if (marks.filter(isAcross).length <= MAX_BARS_ACROSS) return marks;
  return marks.filter((mark) => !isAcross(mark));
}

/** Marks at the edge of the window are drawn in full. */
const MARGIN_PX = 9;

/** A mark fades while its centre moves out of the plot, and is gone when half its radius is outside. */
function edgeAlpha({ xPx, radiusPx }: Mark, { frame: { plot } }: TimelineLayout): number {
  const beyondPx = Math.max(plot.left - xPx, xPx - plot.right);
  // Half a pixel of tolerance: the end of the window is exactly the edge.
  return beyondPx <= 0.5 ? 1 : Math.max(1 - (2 * beyondPx) / radiusPx, 0);
}

function inPlot(surface: Surface, { frame: { plot } }: TimelineLayout, draw: () => void): void {
  surface.clip(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top, draw);
}

function drawGround(surface: Surface, { frame, ticks }: TimelineLayout, palette: Palette): void {
  const { plot, axisYPx, bandPx } = frame;
  const hairline = { stroke: palette.line };
  for (const { xPx } of ticks.grid) {
    if (xPx >= plot.left - 0.5)
      surface.line(crisp(xPx), plot.top, crisp(xPx), plot.bottom, { ...hairline, alpha: 0.7 });
  }
  for (const side of ['upper', 'lower'] as const) {
    for (const [severity] of NAMED_SEVERITIES) {
      const y = crisp(severityYPx(side, severity, frame));
      if (severity > 0) surface.line(plot.left, y, plot.right, y, { ...hairline, dash: [1, 3] });
    }
  }
  surface.rect(plot.left, axisYPx - bandPx, plot.right - plot.left, bandPx * 2, {
    fill: palette.line,
    alpha: 0.32,
  });
  surface.line(plot.left, crisp(axisYPx), plot.right, crisp(axisYPx), {
    stroke: palette.lineStrong,
    alpha: 0.55,
  });
  surface.line(plot.left, crisp(plot.bottom), plot.right, crisp(plot.bottom), { stroke: palette.lineStrong });
  for (const { xPx } of ticks.minor) tick(surface, xPx, layoutTick(plot.bottom, 3), palette, plot.left);
  for (const { xPx } of ticks.major) tick(surface, xPx, layoutTick(plot.bottom, 6), palette, plot.left);
}

function layoutTick(topPx: number, lengthPx: number) {
  return { topPx, lengthPx };
}

function tick(
  surface: Surface,
  xPx: number,
  { topPx, lengthPx }: { topPx: number; lengthPx: number },
  palette: Palette,
  leftPx: number,
): void {
  if (xPx < leftPx - 0.5) return;
  surface.line(crisp(xPx), topPx, crisp(xPx), topPx + lengthPx, { stroke: palette.lineStrong });
}

function drawTension(surface: Surface, layout: TimelineLayout, palette: Palette): void {
  const { axisYPx, plot } = layout.frame;
  const { areas, peak } = layout.tension;
  for (const { side, path, edge } of areas) {
    surface.path(path, { fill: palette[side], alpha: 0.15 });
    // Also where the sum is zero: zero is not the same as unknown.
    surface.path(edge, { stroke: palette[side], widthPx: 1, alpha: 0.5 });
  }
  if (!peak) return;
  for (const way of [-1, 1]) {
    const y = crisp(axisYPx + way * peak.distancePx);
    surface.line(plot.right - PEAK_TICK_PX, y, plot.right, y, { stroke: palette.ink3 });
  }
}

/** A line, or a strip if the days are wider than a few px. */
function drawDateMarker(
  surface: Surface,
  { dateMarker, frame: { plot } }: TimelineLayout,
  palette: Palette,
): void {
  if (!dateMarker) return;
  const { fromPx, toPx } = dateMarker;
  const paint: Paint = { stroke: palette.ink2, widthPx: 1.5, dash: [5, 3] };
  if (toPx - fromPx < 4) {
    const middle = (fromPx + toPx) / 2;
    surface.line(middle, plot.top, middle, plot.bottom, paint);
    return;
  }
  surface.rect(fromPx, plot.top, toPx - fromPx, plot.bottom - plot.top, { fill: palette.ink2, alpha: 0.1 });
  for (const x of [fromPx, toPx]) surface.line(x, plot.top, x, plot.bottom, paint);
}

/** The density bars within the scale's span. */
export function drawDensity(
  surface: Pick<Surface, 'rect'>,
  bars: readonly DensityBar[],
  scale: TimeScale,
  palette: Palette,
): void {
  for (const { startDay, endDay, yPx, heightPx, families, count } of bars) {
    if (endDay < scale.span.start || startDay > scale.span.end) continue;
    const left = scale.xOf(startDay);
    const widthPx = Math.max(scale.xOf(endDay) - left - (heightPx > 3 ? BAR_GAP_PX : 0), 1);
    let top = yPx - heightPx / 2;
    for (const each of families) {
      const partPx = (heightPx * each.count) / count;
      surface.rect(left, top, widthPx, partPx, { fill: palette.family[each.family], alpha: 0.78 });
      top += partPx;
    }
  }
}

const BAR_GAP_PX = 0.75;

const FADE_PX = 72;
const FADE_STEPS = 9;

function drawDurationLines(
  surface: Surface,
  layout: TimelineLayout,
  palette: Palette,
  emphasis: Emphasis,
): void {
  const { durationLines } = layout;
  const alpha = Math.min(Math.max(9 / Math.max(durationLines.length, 1), 0.22), 0.5);
  for (const bundle of bundleDurationLines(durationLines)) {
    // Fainter if the mark is outside: the line then shows that a measure is in force, not which one.
    durationLine(surface, bundle, {
      stroke: palette.family[bundle.family],
      alpha: bundle.startsInView ? alpha : 0.13,
    });
  }
  for (const line of durationLines) {
    const stroke = palette.family[line.family];
    if (line.endsInView) endTick(surface, line, { stroke, alpha: line.startsInView ? alpha + 0.12 : 0.25 });
    if (!emphasis.chain.has(line.id)) continue;
    durationLine(surface, line, { stroke, widthPx: 2 });
    if (line.endsInView) endTick(surface, line, { stroke, widthPx: 2 });
  }
}

function durationLine(
  surface: Surface,
  { fromPx, toPx, yPx, fadesOut }: Pick<DurationLine, 'fromPx' | 'toPx' | 'yPx' | 'fadesOut'>,
  paint: Paint,
): void {
  const fadePx = fadesOut ? Math.min(FADE_PX, toPx - fromPx) : 0;
  surface.line(fromPx, yPx, toPx - fadePx, yPx, paint);
  for (let step = 0; step < FADE_STEPS && fadePx > 0; step += 1) {
    const from = toPx - fadePx + (fadePx * step) / FADE_STEPS;
    const alpha = (paint.alpha ?? 1) * (1 - (step + 0.5) / FADE_STEPS);
    surface.line(from, yPx, from + fadePx / FADE_STEPS, yPx, { ...paint, alpha });
  }
}

function endTick(surface: Surface, { toPx, yPx }: DurationLine, paint: Paint): void {
  surface.line(toPx, yPx - 3, toPx, yPx + 3, paint);
}

function drawArrows(
  surface: Surface,
  { arrows }: TimelineLayout,
  palette: Palette,
  emphasis: Emphasis,
): void {
  const { chain } = emphasis;
  for (const each of arrows) {
    const isLit = chain.has(each.link.act) && chain.has(each.link.answer);
    const isFaint = isDimmed(each.link.act, emphasis);
    const stroke = isLit ? palette.ink : palette.ink2;
    const alpha = isLit ? 0.9 : isFaint ? 0.15 : 0.6;
    surface.path(arrowPath(each), { stroke, widthPx: isLit ? 1.75 : 1.25, alpha });
    const head = headPath(each);
    if (head) surface.path(head, { fill: stroke, alpha });
  }
}

/** Fine dotted lines from labels to their marks. */
function drawLeaders(surface: Surface, { labels }: TimelineLayout, palette: Palette): void {
  for (const { leader } of labels) {
    if (leader)
      surface.line(crisp(leader.xPx), leader.fromPx, crisp(leader.xPx), leader.toPx, {
        stroke: palette.ink3,
        dash: [1, 2],
      });
  }
}

function drawMarks(surface: Surface, layout: TimelineLayout, palette: Palette, emphasis: Emphasis): void {
  const { chain } = emphasis;
  const isLit = ({ event, cluster }: Mark) => cluster?.some(({ id }) => chain.has(id)) ?? chain.has(event.id);
  const inOrder = bigMarksFirst(layout).filter((mark) => edgeAlpha(mark, layout) > 0);
  for (const mark of inOrder) {
    const alpha = isDimmed(mark.event.id, emphasis) ? 0.25 : 1;
    if (!isLit(mark)) drawMark(surface, mark, palette, alpha * edgeAlpha(mark, layout));
  }
  for (const mark of inOrder) if (isLit(mark)) drawMark(surface, mark, palette, edgeAlpha(mark, layout));
  for (const mark of layout.marks) {
    if (containsEvent(mark, emphasis.selectedId)) ring(surface, mark, palette.ink, 2);
    else if (containsEvent(mark, emphasis.hoveredId)) ring(surface, mark, palette.ink2, 1.25);
  }
}

/** Large marks are drawn first, so that they do not cover small ones. */
function bigMarksFirst({ marks, usualRadiusPx }: TimelineLayout): readonly Mark[] {
  const isBig = ({ radiusPx }: Mark) => radiusPx > usualRadiusPx + 0.5;
  return [...marks.filter(isBig), ...marks.filter((mark) => !isBig(mark))];
}

function ring(surface: Surface, { xPx, yPx, radiusPx }: Mark, stroke: string, widthPx: number): void {
  surface.glyph(GLYPHS.expulsion, xPx, yPx, radiusPx * 1.25 + 3.5, { stroke, widthPx });
}

/**
 * Carried out: solid; threatened: hollow; declined: hollow with a stroke; postponed: hollow and dashed. Unreviewed
 * machine-coded events have a pale fill.
 */
export function drawMark(surface: Surface, mark: Mark, palette: Palette, alpha: number): void {
  const { event, cluster, xPx, yPx, radiusPx } = mark;
  if (cluster && !cluster.every(({ kind }) => kind === event.kind)) {
    const families = new Set(cluster.map(({ kind }) => KIND[kind].family));
    const ink = families.size === 1 ? palette.family[KIND[event.kind].family] : palette.ink2;
    surface.glyph(CLUSTER_GLYPH, xPx, yPx, radiusPx, { stroke: palette.paper, widthPx: 1.5, alpha });
    surface.glyph(CLUSTER_GLYPH, xPx, yPx, radiusPx, { fill: ink, alpha });
    return;
  }
  const colour = palette.family[KIND[event.kind].family];
  const glyph = GLYPHS[event.kind];
  if (event.status === 'carried_out') {
    surface.glyph(glyph, xPx, yPx, radiusPx, {
      stroke: palette.paper,
      widthPx: 1.5,
      alpha: alpha === 1 ? 1 : 0.5,
    });
    const isCoded = (cluster ?? [event]).every(({ origin }) => origin !== undefined);
    if (isCoded) {
      const innerPx = Math.max(radiusPx - 0.5, 2);
      surface.glyph(glyph, xPx, yPx, innerPx, { fill: palette.paper, alpha });
      surface.glyph(glyph, xPx, yPx, innerPx, { fill: colour, alpha: alpha * 0.35 });
      surface.glyph(glyph, xPx, yPx, innerPx, { stroke: colour, widthPx: 1.1, alpha });
      return;
    }
    surface.glyph(glyph, xPx, yPx, radiusPx, { fill: colour, alpha: radiusPx > 10 ? alpha * 0.85 : alpha });
    return;
  }
  const hollowPx = Math.max(radiusPx - 0.5, 2);
  surface.glyph(glyph, xPx, yPx, hollowPx, {
    fill: palette.paper,
    stroke: colour,
    widthPx: Math.min(1.6, radiusPx / 2.4),
    alpha,
    ...(event.status === 'postponed' && { dash: [2, 2] }),
  });
  if (event.status === 'declined') {
    const awayPx = radiusPx * 1.05;
    surface.line(xPx - awayPx, yPx + awayPx, xPx + awayPx, yPx - awayPx, {
      stroke: colour,
      widthPx: 1.4,
      alpha,
    });
  }
}

const LONG_BAR_PX = 360;

/** Longer bars are fainter: an event of some day of a year says little about the visible week. */
function uncertaintyBarAlpha({ fromPx, toPx }: NonNullable<Mark['uncertaintyBar']>): number {
  return Math.max(Math.min(LONG_BAR_PX / (toPx - fromPx), 1), 0.2);
}

/** A solid bar for an event of several days, dashes with ends for an unknown day, dashes alone for an approximate date. */
export function drawUncertaintyBar(
  surface: Surface,
  { fromPx, toPx, form }: NonNullable<Mark['uncertaintyBar']>,
  yPx: number,
  stroke: string,
  alpha: number,
): void {
  if (form === 'lasted') {
    surface.line(fromPx, yPx, toPx, yPx, { stroke, widthPx: LASTED_PX, alpha: alpha * 0.55 });
    return;
  }
  surface.line(fromPx, yPx, toPx, yPx, { stroke, widthPx: 1.5, alpha, dash: [3, 2.5] });
  if (form === 'about') return;
  for (const x of [fromPx, toPx]) surface.line(x, yPx - 3.5, x, yPx + 3.5, { stroke, widthPx: 1.5, alpha });
}

const LASTED_PX = 4.5;

function drawUncertaintyBarOf(surface: Surface, mark: Mark, palette: Palette, emphasis: Emphasis): void {
  const { event, uncertaintyBar, yPx } = mark;
  if (!uncertaintyBar) return;
  const alpha = isDimmed(event.id, emphasis) ? 0.25 : 1;
  drawUncertaintyBar(
    surface,
    uncertaintyBar,
    yPx,
    palette.family[KIND[event.kind].family],
    alpha * uncertaintyBarAlpha(uncertaintyBar),
  );
}

/** The middle of a pixel, where a one-pixel line is sharp. */
function crisp(px: number): number {
  return Math.round(px - 0.5) + 0.5;
}
