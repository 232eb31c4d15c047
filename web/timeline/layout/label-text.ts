import type { MeasureText } from '../scale/ticks.ts';

/** A title broken into lines: complete, or its first words with an ellipsis. Words are never cut. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly widthPx: number;
  readonly isWhole: boolean;
}

export interface BlockWidths {
  /** Longest single line. */
  readonly maxLinePx: number;
  /** Longest line of two or three. */
  readonly maxLinesPx: number;
  /** Longest of two lines with the first words of a title, for narrow charts. */
  readonly maxShortPx?: number;
}

const MAX_LINES = 3;
const MIN_WORDS = 3;
/** Three words, such as “Kerry and Lavrov…”, say too little. */
const MIN_SHORT_WORDS = 4;

/**
 * The ways to break a title, best first: on one line, on two or three of about the same length, or its first words on
 * up to three lines. Ways that do not fit are left out; a title of one very long word has none.
 */
export function blocksOf(title: string, measure: MeasureText, widths: BlockWidths): readonly TextBlock[] {
  const words = title.split(BETWEEN_WORDS).filter((word) => word !== '');
  const text = words.join(' ');
  const textPx = measure(text);
  const blocks: TextBlock[] = [];
  if (textPx <= widths.maxLinePx) blocks.push({ lines: [text], widthPx: textPx, isWhole: true });
  for (let count = 2; count <= MAX_LINES; count += 1) {
    // Lines of one or two words each would be hard to read.
    if (textPx < MIN_LINE_PX * count) break;
    const lines = balancedLines(words, count, measure, widths.maxLinesPx);
    if (lines) blocks.push({ ...lines, isWhole: true });
  }
  const { maxShortPx } = widths;
  const short =
    maxShortPx === undefined
      ? undefined
      : longestPart(words, MIN_SHORT_WORDS, (some) => balancedLines(some, 2, measure, maxShortPx));
  const last = short ? [{ ...short, isWhole: false }] : [];
  if (blocks.length > 0) return [...blocks, ...last];
  const part = longestPart(words, MIN_WORDS, (some) =>
    balancedLines(some, MAX_LINES, measure, widths.maxLinesPx),
  );
  return part ? [{ ...part, isWhole: false }, ...last] : last;
}

// A separate dash belongs to the end of a line, not to the start of the next.
const BETWEEN_WORDS = /\s+(?![—–](?:\s|$))/;
const MIN_LINE_PX = 72;

type Lines = Omit<TextBlock, 'isWhole'>;

/** Breaks words into `count` lines so that the longest line is as short as possible. */
function balancedLines(
  words: readonly string[],
  count: number,
  measure: MeasureText,
  maxPx: number,
): Lines | undefined {
  if (count === 1) {
    const line = words.join(' ');
    const widthPx = measure(line);
    return widthPx <= maxPx ? { lines: [line], widthPx } : undefined;
  }
  let best: Lines | undefined;
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

function longestPart(
  words: readonly string[],
  minWords: number,
  set: (part: readonly string[]) => Lines | undefined,
): Lines | undefined {
  for (let count = words.length - 1; count >= minWords; count -= 1) {
    const part = words.slice(0, count);
    const last = part.at(-1) ?? '';
    // Do not end on a preposition or number: “expels 60 diplomats…”, not “expels 60…” or “expels 60 diplomats over…”.
    if (/^(\p{Ll}{1,4}|\p{Nd}+)$/u.test(last)) continue;
    const lines = set([...part.slice(0, -1), `${last.replace(/[,;:.]$/, '')}…`]);
    if (lines) return lines;
  }
  return undefined;
}
