import type { MeasureText } from '../scale/ticks.ts';

/** A title set as a block: whole, or its first words and an ellipsis. No word is ever cut. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly widthPx: number;
  readonly isWhole: boolean;
}

export interface BlockWidths {
  /** Longest single line. */
  readonly lineMostPx: number;
  /** Longest line of two or three. */
  readonly linesMostPx: number;
  /** Where there is hardly any room: longest of two lines of a title's first words. */
  readonly shortMostPx?: number;
}

const MOST_LINES = 3;
const FEWEST_WORDS = 3;
/** Three of a short part, “Kerry and Lavrov…”, name nothing. */
const FEWEST_SHORT_WORDS = 4;

/**
 * The ways to set a title, best first: on one line, on two or three of about the same length, or its first words on as
 * many. A way that cannot be is left out; a title of one endless word has none.
 */
export function blocksOf(title: string, measure: MeasureText, widths: BlockWidths): readonly TextBlock[] {
  const words = title.split(BETWEEN_WORDS).filter((word) => word !== '');
  const text = words.join(' ');
  const textPx = measure(text);
  const blocks: TextBlock[] = [];
  if (textPx <= widths.lineMostPx) blocks.push({ lines: [text], widthPx: textPx, isWhole: true });
  for (let count = 2; count <= MOST_LINES; count += 1) {
    // Lines of a word or two each would stand like a column.
    if (textPx < SHORTEST_LINE_PX * count) break;
    const setting = balancedLines(words, count, measure, widths.linesMostPx);
    if (setting) blocks.push({ ...setting, isWhole: true });
  }
  const { shortMostPx } = widths;
  const short =
    shortMostPx === undefined
      ? undefined
      : longestPart(words, FEWEST_SHORT_WORDS, (some) => balancedLines(some, 2, measure, shortMostPx));
  const last = short ? [{ ...short, isWhole: false }] : [];
  if (blocks.length > 0) return [...blocks, ...last];
  const part = longestPart(words, FEWEST_WORDS, (some) =>
    balancedLines(some, MOST_LINES, measure, widths.linesMostPx),
  );
  return part ? [{ ...part, isWhole: false }, ...last] : last;
}

// A dash that stands alone ends a line; none begins with it.
const BETWEEN_WORDS = /\s+(?![—–](?:\s|$))/;
const SHORTEST_LINE_PX = 72;

type Setting = Omit<TextBlock, 'isWhole'>;

/** Of all ways to break into so many lines, the one whose longest line is shortest. */
function balancedLines(
  words: readonly string[],
  count: number,
  measure: MeasureText,
  mostPx: number,
): Setting | undefined {
  if (count === 1) {
    const line = words.join(' ');
    const widthPx = measure(line);
    return widthPx <= mostPx ? { lines: [line], widthPx } : undefined;
  }
  let best: Setting | undefined;
  for (let cut = 1; cut <= words.length - count + 1; cut += 1) {
    const first = words.slice(0, cut).join(' ');
    const firstPx = measure(first);
    if (firstPx > (best?.widthPx ?? mostPx)) break;
    const rest = balancedLines(words.slice(cut), count - 1, measure, best?.widthPx ?? mostPx);
    const widthPx = Math.max(firstPx, rest?.widthPx ?? 0);
    if (rest && (best === undefined || widthPx < best.widthPx))
      best = { lines: [first, ...rest.lines], widthPx };
  }
  return best;
}

function longestPart(
  words: readonly string[],
  fewest: number,
  set: (part: readonly string[]) => Setting | undefined,
): Setting | undefined {
  for (let count = words.length - 1; count >= fewest; count -= 1) {
    const part = words.slice(0, count);
    const last = part.at(-1) ?? '';
    // “expels 60 diplomats over…” and “expels 60…” promise a word; “expels 60 diplomats…” ends.
    if (/^(\p{Ll}{1,4}|\p{Nd}+)$/u.test(last)) continue;
    const setting = set([...part.slice(0, -1), `${last.replace(/[,;:.]$/, '')}…`]);
    if (setting) return setting;
  }
  return undefined;
}
