/** Levels ↔ pixels, the highest at the top, with round numbers to rule by; zero is always among them. */
export interface LevelScale {
  readonly ticks: readonly number[];
  yOf(level: number): number;
}

export function levelScale(levels: readonly number[], topPx: number, bottomPx: number): LevelScale {
  const most = levels.reduce((a, b) => Math.max(a, b), 0);
  const least = levels.reduce((a, b) => Math.min(a, b), 0);
  const step = stepFor(most - least);
  const [from, to] = [
    Math.floor(least / step),
    Math.max(Math.ceil(most / step), Math.floor(least / step) + 1),
  ];
  const pxPerLevel = (bottomPx - topPx) / ((to - from) * step);
  return {
    ticks: Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step + 0),
    yOf: (level) => bottomPx - (level - from * step) * pxPerLevel,
  };
}

/** About five steps, of 1, 2 or 5 of some power of ten. */
function stepFor(range: number): number {
  const rough = Math.max(range, 0.01) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
}
