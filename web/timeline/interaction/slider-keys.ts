interface Slider {
  readonly day: number;
  readonly min: number;
  readonly max: number;
  readonly stepDays: number;
}

/** A page key moves as far as this many arrow keys. */
const STEPS_PER_PAGE = 25;

/** The value of a slider of days after a key, or `undefined` for other keys. It follows the ARIA slider pattern. */
export function sliderDay(key: string, { day, min, max, stepDays }: Slider): number | undefined {
  const step = Math.max(Math.round(stepDays), 1);
  const target = {
    ArrowLeft: day - step,
    ArrowDown: day - step,
    ArrowRight: day + step,
    ArrowUp: day + step,
    PageDown: day - step * STEPS_PER_PAGE,
    PageUp: day + step * STEPS_PER_PAGE,
    Home: min,
    End: max,
  }[key];
  return target === undefined ? undefined : Math.min(Math.max(target, min), max);
}
