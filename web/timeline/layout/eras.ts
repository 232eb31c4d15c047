import { END_OF_TIME } from '../../../domain/dates/day-span.ts';
import type { Era } from '../../../domain/eras/era.ts';
import { eraName, shortEraName } from '../../../domain/eras/era-name.ts';
import type { Language } from '../../../domain/language/language.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import type { MeasureText } from '../scale/ticks.ts';
import type { TimeScale } from '../scale/time-scale.ts';

/** An era on the chart, in px. */
export interface PlacedEra {
  readonly id: number;
  /** The name in full, also where the label is short or omitted. */
  readonly name: string;
  /** The visible part. */
  readonly leftPx: number;
  readonly rightPx: number;
  /** Whether the era starts or ends in view, so that its edge is drawn. */
  readonly startsInView: boolean;
  readonly endsInView: boolean;
  /** True for every other era of the row, so that bands can have alternating tones. It does not change with the window. */
  readonly isAlternate: boolean;
  /** The name or the short name, with its left edge; absent where neither fits. Never a part of a name. */
  readonly label?: { readonly text: string; readonly leftPx: number; readonly isShort: boolean };
}

/** Between a label and the edges of its era. */
const LABEL_PADDING_PX = 6;
/** A narrower part of an era is not drawn. */
const MIN_WIDTH_PX = 1;

/**
 * Places the eras of one row. Where eras overlap, the later one is drawn from its start. A label is centred in the visible
 * part of its era.
 */
export function placeEras(
  eras: readonly Era[],
  scale: TimeScale,
  measure: MeasureText,
  language: Language,
): readonly PlacedEra[] {
  const ordered = eras.toSorted((a, b) => a.first_day - b.first_day || a.id - b.id);
  return ordered.flatMap((era, index) => {
    const nextDay = ordered[index + 1]?.first_day ?? END_OF_TIME;
    const endDay = Math.min(era.last_day + 1, nextDay);
    const startPx = scale.xOf(era.first_day);
    const endPx = endDay >= END_OF_TIME ? Number.POSITIVE_INFINITY : scale.xOf(endDay);
    const leftPx = Math.max(startPx, scale.leftPx);
    const rightPx = Math.min(endPx, scale.rightPx);
    if (rightPx - leftPx < MIN_WIDTH_PX) return [];
    const label = labelIn(leftPx, rightPx, era, measure, language);
    return [
      {
        id: era.id,
        name: eraName(era, language),
        leftPx,
        rightPx,
        startsInView: startPx >= scale.leftPx,
        endsInView: endPx <= scale.rightPx,
        isAlternate: index % 2 === 1,
        ...(label && { label }),
      },
    ];
  });
}

function labelIn(
  leftPx: number,
  rightPx: number,
  era: Era,
  measure: MeasureText,
  language: Language,
): PlacedEra['label'] {
  const roomPx = rightPx - leftPx - 2 * LABEL_PADDING_PX;
  const short = shortEraName(era, language);
  const texts = [
    { text: eraName(era, language), isShort: false },
    ...(short === undefined ? [] : [{ text: short, isShort: true }]),
  ];
  for (const { text, isShort } of texts) {
    const widthPx = measure(text);
    if (widthPx <= roomPx) return { text, leftPx: (leftPx + rightPx - widthPx) / 2, isShort };
  }
  return undefined;
}

/** The rows of the chart: the eras of each side, and those of the relation as a whole. Eras of other parties are left out. */
export interface EraRows {
  readonly upper: readonly Era[];
  readonly neutral: readonly Era[];
  readonly lower: readonly Era[];
}

export function eraRows(eras: readonly Era[], { upper, lower }: Sides): EraRows {
  const of = (party: string | undefined) => eras.filter((era) => era.party === party);
  return { upper: of(upper), neutral: of(undefined), lower: of(lower) };
}
