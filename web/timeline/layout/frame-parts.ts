import type { FrameParts } from '../scale/frame.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';
import type { EraRows } from './eras.ts';

/** Shorter windows have only one or two months, whose tension would be a flat area. */
const MIN_TENSION_DAYS = 85;
/** Shorter windows are nearly always within one era. */
const MIN_ERAS_DAYS = 300;
/** On a phone there is no room for the eras. */
const MIN_ERAS_PX = 640;

/** The parts that a chart of a window has. */
export function framePartsFor(
  { upper, neutral, lower }: EraRows,
  span: TimeSpan | undefined,
  widthPx: number,
): FrameParts {
  const days = span ? spanLength(span) : Number.POSITIVE_INFINITY;
  const rows = [upper, neutral, lower].filter((row) => row.length > 0).length;
  return {
    hasTension: days >= MIN_TENSION_DAYS,
    eraRows: widthPx >= MIN_ERAS_PX && days >= MIN_ERAS_DAYS ? rows : 0,
  };
}
