import { KIND } from '../../../domain/events/kind.ts';
import { CIRCLE } from '../../drawing/glyphs.ts';
import type { LayerName, Paint, Surface } from '../../drawing/surface.ts';
import { arrowPath, headPath } from '../layout/arrows/layout-arrows.ts';
import { severityYPx } from '../layout/bands.ts';
import type { DensityBar } from '../layout/layout-density.ts';
import type { DurationLine } from '../layout/layout-durations.ts';
import type { Mark } from '../layout/layout-marks.ts';
import type { TimelineLayout } from '../layout/layout-request.ts';
import { ERA_ROW_PX } from '../scale/frame.ts';
import { NAMED_SEVERITIES } from '../scale/severity-scale.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import type { Palette } from './palette.ts';

/** The events that are emphasised. */
export interface Emphasis {
  readonly selectedId: string | undefined;
  readonly hoveredId: string | undefined;
  /** The hovered or selected event and those linked to it by responses. */
  readonly linked: ReadonlySet<string>;
}

export const NO_EMPHASIS: Emphasis = { selectedId: undefined, hoveredId: undefined, linked: new Set() };

/** While an event with responses is hovered, the other events are dimmed. A selected event dims nothing. */
export function isDimmed(id: string, { hoveredId, linked }: Emphasis): boolean {
  return hoveredId !== undefined && linked.size > 1 && !linked.has(id);
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
  surface.layer('tension', () => drawTension(surface, layout, palette));
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
  surface.layer('marks', () => {
    inPlot(surface, layout, () => {
      drawLeaders(surface, layout, palette, emphasis);
      for (const mark of layout.marks) drawUncertaintyBarOf(surface, mark, palette, emphasis);
    });
    const { plot, widthPx } = layout.frame;
    const left = plot.left - MARGIN_PX;
    const right = Math.min(plot.right + MARGIN_PX, widthPx);
    surface.clip(left, plot.top, right - left, plot.bottom - plot.top, () =>
      drawMarks(surface, layout, palette, emphasis),
    );
  });
}

/** Thin lines from marks to titles that are not right beside them. */
function drawLeaders(
  surface: Surface,
  { labels }: TimelineLayout,
  palette: Palette,
  emphasis: Emphasis,
): void {
  for (const { id, leader } of labels) {
    if (!leader) continue;
    const { fromPx, toPx, yPx } = leader;
    const alpha = isDimmed(id, emphasis) ? 0.2 : 0.75;
    surface.line(fromPx, crisp(yPx), toPx, crisp(yPx), { stroke: palette.ink3, widthPx: 1, alpha });
  }
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

function drawGround(surface: Surface, layout: TimelineLayout, palette: Palette): void {
  const { frame, bands, ticks } = layout;
  const { plot } = frame;
  const widthPx = plot.right - plot.left;
  const { joint } = bands;
  drawEras(surface, layout, palette);
  surface.rect(joint.left, joint.top, widthPx, joint.bottom - joint.top, { fill: palette.line, alpha: 0.32 });
  for (const { xPx } of ticks.grid) {
    if (xPx >= plot.left - 0.5)
      surface.line(crisp(xPx), plot.top, crisp(xPx), plot.bottom, { stroke: palette.line, alpha: 0.7 });
  }
  if (bands.layout === 'severity') {
    for (const side of ['upper', 'lower'] as const) {
      for (const [severity] of NAMED_SEVERITIES) {
        const y = crisp(severityYPx(bands, side, severity));
        surface.line(plot.left, y, plot.right, y, { stroke: palette.line, dash: [1, 3] });
      }
    }
  }
  if (bands.context.bottom > bands.context.top) {
    const y = crisp(bands.context.top);
    surface.line(plot.left, y, plot.right, y, { stroke: palette.lineStrong, alpha: 0.55 });
  }
  surface.line(plot.left, crisp(plot.bottom), plot.right, crisp(plot.bottom), { stroke: palette.lineStrong });
  for (const { xPx } of ticks.minor) tick(surface, xPx, plot.bottom, 3, palette, plot.left);
  for (const { xPx } of ticks.major) tick(surface, xPx, plot.bottom, 6, palette, plot.left);
}

/** Each row above the plot; the eras of a side also as alternating tones of its band. */
function drawEras(surface: Surface, { eras, bands }: TimelineLayout, palette: Palette): void {
  for (const { side, top, eras: placed } of eras) {
    for (const { leftPx, rightPx, isAlternate, startsInView } of placed) {
      const widthPx = rightPx - leftPx;
      surface.rect(leftPx, top + 1, widthPx, ERA_ROW_PX - 2, {
        fill: palette.line,
        alpha: isAlternate ? 0.85 : 0.4,
      });
      if (startsInView) {
        const x = crisp(leftPx);
        surface.line(x, top + 1, x, top + ERA_ROW_PX - 1, { stroke: palette.paper });
      }
      if (side === undefined || !isAlternate) continue;
      const band = bands[side];
      surface.rect(leftPx, band.top, widthPx, band.bottom - band.top, { fill: palette.line, alpha: 0.16 });
    }
  }
}

function tick(
  surface: Surface,
  xPx: number,
  topPx: number,
  lengthPx: number,
  palette: Palette,
  leftPx: number,
): void {
  if (xPx < leftPx - 0.5) return;
  surface.line(crisp(xPx), topPx, crisp(xPx), topPx + lengthPx, { stroke: palette.lineStrong });
}

function drawTension(surface: Surface, { frame, tension }: TimelineLayout, palette: Palette): void {
  const { left, right, top, bottom } = frame.tension;
  surface.clip(left, top - 1, right - left, bottom - top + 2, () => {
    for (const { side, path, edge } of tension.areas) {
      surface.path(path, { fill: palette[side], alpha: 0.3 });
      surface.path(edge, { stroke: palette[side], widthPx: 1, alpha: 0.8 });
    }
  });
  if (tension.areas.length > 0) {
    const y = crisp(tension.middleYPx);
    surface.line(left, y, right, y, { stroke: palette.lineStrong });
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
      surface.rect(left, top, widthPx, partPx, { fill: palette.family[each.family], alpha: 0.62 });
      top += partPx;
    }
  }
}

const BAR_GAP_PX = 0.75;

const FADE_PX = 72;
const FADE_STEPS = 9;

function drawDurationLines(
  surface: Surface,
  { durationLines }: TimelineLayout,
  palette: Palette,
  emphasis: Emphasis,
): void {
  for (const line of durationLines) {
    const isLit = emphasis.linked.has(line.id);
    const paint = { stroke: palette.family[line.family], widthPx: isLit ? 2.5 : 1.5, alpha: isLit ? 1 : 0.5 };
    durationLine(surface, line, paint);
    if (line.endsInView) surface.line(line.toPx, line.yPx - 3, line.toPx, line.yPx + 3, paint);
  }
}

/** A measure that is still in force at the edge fades out. */
function durationLine(surface: Surface, { fromPx, toPx, yPx, endsInView }: DurationLine, paint: Paint): void {
  const fadePx = endsInView ? 0 : Math.min(FADE_PX, toPx - fromPx);
  surface.line(fromPx, yPx, toPx - fadePx, yPx, paint);
  for (let step = 0; step < FADE_STEPS && fadePx > 0; step += 1) {
    const from = toPx - fadePx + (fadePx * step) / FADE_STEPS;
    const alpha = (paint.alpha ?? 1) * (1 - (step + 0.5) / FADE_STEPS);
    surface.line(from, yPx, from + fadePx / FADE_STEPS, yPx, { ...paint, alpha });
  }
}

function drawArrows(
  surface: Surface,
  { arrows }: TimelineLayout,
  palette: Palette,
  emphasis: Emphasis,
): void {
  const { linked } = emphasis;
  for (const each of arrows) {
    const isLit = linked.has(each.link.act) && linked.has(each.link.answer);
    const isFaint = isDimmed(each.link.act, emphasis);
    const stroke = isLit ? palette.ink : palette.ink2;
    const alpha = isLit ? 0.9 : isFaint ? 0.15 : 0.6;
    surface.path(arrowPath(each), { stroke, widthPx: isLit ? 1.75 : 1.25, alpha });
    const head = headPath(each);
    if (head) surface.path(head, { fill: stroke, alpha });
  }
}

function drawMarks(surface: Surface, layout: TimelineLayout, palette: Palette, emphasis: Emphasis): void {
  const { linked } = emphasis;
  const inOrder = bigMarksFirst(layout.marks).filter((mark) => edgeAlpha(mark, layout) > 0);
  for (const mark of inOrder) {
    const alpha = isDimmed(mark.event.id, emphasis) ? 0.25 : 1;
    if (!linked.has(mark.event.id)) drawMark(surface, mark, palette, alpha * edgeAlpha(mark, layout));
  }
  for (const mark of inOrder)
    if (linked.has(mark.event.id)) drawMark(surface, mark, palette, edgeAlpha(mark, layout));
  for (const mark of layout.marks) {
    if (mark.event.id === emphasis.selectedId) ring(surface, mark, palette.ink, 2);
    else if (mark.event.id === emphasis.hoveredId) ring(surface, mark, palette.ink2, 1.25);
  }
}

/** Distance of the ring around a selected mark. Titles begin beyond it. */
const RING_GAP_PX = 3.5;
const BIG_PX = 7;

/** Large marks are drawn first, so that they do not cover small ones. */
function bigMarksFirst(marks: readonly Mark[]): readonly Mark[] {
  const isBig = ({ radiusPx }: Mark) => radiusPx > BIG_PX;
  return [...marks.filter(isBig), ...marks.filter((mark) => !isBig(mark))];
}

function ring(surface: Surface, { xPx, yPx, radiusPx }: Mark, stroke: string, widthPx: number): void {
  surface.glyph(CIRCLE, xPx, yPx, radiusPx + RING_GAP_PX, { stroke, widthPx });
}

/**
 * Carried out: solid; threatened: hollow; declined: hollow with a stroke; postponed: hollow and dashed. Unreviewed
 * machine-coded events have a pale fill.
 */
export function drawMark(surface: Surface, mark: Mark, palette: Palette, alpha: number): void {
  const { event, xPx, yPx, radiusPx } = mark;
  const colour = palette.family[KIND[event.kind].family];
  const insidePx = Math.max(radiusPx - 0.5, 2);
  if (event.status === 'carried_out') {
    surface.glyph(CIRCLE, xPx, yPx, radiusPx, {
      stroke: palette.paper,
      widthPx: 1.5,
      alpha: alpha === 1 ? 1 : 0.5,
    });
    if (event.origin === undefined) {
      surface.glyph(CIRCLE, xPx, yPx, radiusPx, {
        fill: colour,
        alpha,
      });
      return;
    }
    surface.glyph(CIRCLE, xPx, yPx, insidePx, { fill: palette.paper, alpha });
    surface.glyph(CIRCLE, xPx, yPx, insidePx, { fill: colour, alpha: alpha * 0.35 });
    surface.glyph(CIRCLE, xPx, yPx, insidePx, { stroke: colour, widthPx: 1.1, alpha });
    return;
  }
  surface.glyph(CIRCLE, xPx, yPx, insidePx, {
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
