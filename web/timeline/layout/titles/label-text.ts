import type { MeasureText } from '../../scale/ticks.ts';

/** A whole title broken into lines, between words. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly widthPx: number;
}

/** The longest line, by the number of lines. The last entry also counts for further lines. */
export type LineWidths = readonly number[];

const MAX_LINES = 4;
// A separate dash belongs to the end of a line, not to the start of the next.
const BETWEEN_WORDS = /\s+(?![—–](?:\s|$))/;
const MIN_LINE_PX = 62;

/**
 * The ways to break a title into lines of about the same length, fewest lines first. A title is never cut: one that is too
 * long for four lines, or has a word longer than a line, has none.
 */
export function blocksOf(title: string, measure: MeasureText, widths: LineWidths): readonly TextBlock[] {
  const words = title.split(BETWEEN_WORDS).filter((word) => word !== '');
  const textPx = measure(words.join(' '));
  const blocks: TextBlock[] = [];
  for (let count = 1; count <= MAX_LINES; count += 1) {
    // Lines of one short word each would be hard to read.
    if (count > 1 && (textPx < MIN_LINE_PX * count || blocks.length >= MAX_WAYS)) break;
    const block = balancedLines(words, count, measure, widths[count - 1] ?? widths.at(-1) ?? 0);
    if (block) blocks.push(block);
  }
  return blocks;
}

const MAX_WAYS = 3;

/** Breaks words into `count` lines so that the longest line is as short as possible. */
function balancedLines(
  words: readonly string[],
  count: number,
  measure: MeasureText,
  maxPx: number,
): TextBlock | undefined {
  if (count === 1) {
    const line = words.join(' ');
    const widthPx = measure(line);
    return widthPx <= maxPx && line !== '' ? { lines: [line], widthPx } : undefined;
  }
  let best: TextBlock | undefined;
  for (let cut = 1; cut <= words.length - count + 1; cut += 1) {
    const first = words.slice(0, cut).join(' ');
    const firstPx = measure(first);
    if (firstPx > (best?.widthPx ?? maxPx)) break;
    const rest = balancedLines(words.slice(cut), count - 1, measure, best?.widthPx ?? maxPx);
    const widthPx = Math.max(firstPx, rest?.widthPx ?? 0);
    if (rest && (best === undefined || widthPx < best.widthPx))
      best = { lines: [first, ...rest.lines], widthPx };
  }
  return best;
}
