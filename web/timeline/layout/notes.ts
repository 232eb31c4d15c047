import type { DaySpan } from '../../../domain/dates/day-span.ts';
import type { Box, Frame } from '../scale/frame.ts';
import type { MeasureText } from '../scale/ticks.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import type { Mark } from './layout-marks.ts';
import type { Occupied } from './placement/occupied.ts';

/** The date of the filter “in force on”, and its text. */
export interface MarkedDay {
  readonly days: DaySpan;
  readonly text: string;
}

/** The visible part of the marked days, in px. */
export interface DateMarker {
  readonly fromPx: number;
  readonly toPx: number;
}

/** A short text about something that the marks in view do not show. */
export interface Note {
  readonly key: string;
  readonly text: string;
  readonly box: Box;
  readonly align: 'start' | 'end';
}

const LINE_PX = 14;
const GAP_PX = 4;

export function placeDateMarker({ days }: MarkedDay, scale: TimeScale): DateMarker | undefined {
  const fromPx = Math.max(scale.xOf(days.first), scale.leftPx);
  const toPx = Math.min(scale.xOf(days.last + 1), scale.rightPx);
  return toPx > fromPx ? { fromPx, toPx } : undefined;
}

/** A note beside the marker at the top of the plot, or at the nearest edge if the day is out of view. */
export function placeDateMarkerNote(
  { days, text }: MarkedDay,
  scale: TimeScale,
  { plot }: Frame,
  measure: MeasureText,
): Note {
  const marker = placeDateMarker({ days, text }, scale);
  const isBefore = days.last < scale.span.start;
  const shownText = marker ? text : isBefore ? `‹ ${text}` : `${text} ›`;
  const widthPx = measure(shownText);
  const start = marker ? marker.toPx + GAP_PX : isBefore ? plot.left + GAP_PX : plot.right;
  const fits = start + widthPx <= plot.right;
  const end = marker ? marker.fromPx - GAP_PX : plot.right - GAP_PX;
  const left = fits ? start : Math.max(end - widthPx, plot.left);
  const top = plot.top + LINE_PX + 2;
  const box = { left, right: left + widthPx, top, bottom: top + LINE_PX };
  return { key: 'marker', text: shownText, box, align: 'start' };
}

/** A note at the free height nearest to a mark, below, above or beside it; undefined if there is none. */
export function placeBeside(
  { event, xPx, yPx, radiusPx }: Mark,
  text: string,
  occupied: Occupied,
  band: Box,
  measure: MeasureText,
): Note | undefined {
  const widthPx = measure(text);
  // Clear of the ring around the selected mark.
  const awayPx = radiusPx + RING_PX;
  const halfPx = LINE_PX / 2;
  const notes = [xPx - widthPx / 2, xPx + awayPx, xPx - awayPx - widthPx].flatMap((preferredLeft) => {
    const left = Math.min(Math.max(preferredLeft, band.left), band.right - widthPx);
    const shape = { left, right: left + widthPx, top: -halfPx, bottom: halfPx };
    const y = occupied.freeHeight(event.side, [shape], yPx, band.top + halfPx, band.bottom - halfPx);
    return y === undefined ? [] : [{ ...shape, top: y - halfPx, bottom: y + halfPx }];
  });
  const [box] = notes.toSorted((a, b) => Math.abs(a.top - yPx) - Math.abs(b.top - yPx));
  return box && { key: 'outside', text, box, align: 'start' };
}

const RING_PX = 6;
