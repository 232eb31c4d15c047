import type { FrameParts } from '../scale/frame.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';
import type { EraRows } from './eras.ts';

/** Shorter windows have only one or two months, whose tension would be a flat area. */
const MIN_TENSION_DAYS = 85;
/** Shorter windows are nearly always within one era. */
const MIN_ERAS_DAYS = 300;
/** On a phone, and in a low chart, the room is for titles. */
const MIN_ERAS_WIDTH_PX = 640;
const MIN_ERAS_HEIGHT_PX = 400;
const MIN_TENSION_HEIGHT_PX = 240;

/** The parts that a chart of a window and size has. */
export function framePartsFor(
  { upper, neutral, lower }: EraRows,
  span: TimeSpan | undefined,
  widthPx: number,
  heightPx: number,
): FrameParts {
  const days = span ? spanLength(span) : Number.POSITIVE_INFINITY;
  const rows = [upper, neutral, lower].filter((row) => row.length > 0).length;
  return {
    hasTension: days >= MIN_TENSION_DAYS && heightPx >= MIN_TENSION_HEIGHT_PX,
    eraRows:
      widthPx >= MIN_ERAS_WIDTH_PX && heightPx >= MIN_ERAS_HEIGHT_PX && days >= MIN_ERAS_DAYS ? rows : 0,
  };
}
