/** Where the sections of a story are, and which one the reader is at. */
export interface StepScroller {
  /** Scrolls to a step, counted from 1. `onReach` is not called for the steps on the way. */
  scrollTo(step: number, options: { readonly smooth: boolean }): void;
  stop(): void;
}

/** A smooth scroll that no event ended: older browsers have no `scrollend`. */
const MAX_SCROLL_MS = 1_500;

/**
 * Follows the scrolling of the page. The reader is at the section that crosses a line: in the middle of the screen, or lower
 * where the chart covers the top (`lineShare`, measured from the top).
 */
export function followSteps(
  sections: readonly HTMLElement[],
  lineShare: number,
  onReach: (step: number) => void,
): StepScroller {
  const listening = new AbortController();
  let isScrolling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const release = () => {
    clearTimeout(timer);
    isScrolling = false;
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (isScrolling) return;
      const reached = entries.find(({ isIntersecting }) => isIntersecting);
      const index = reached ? sections.indexOf(reached.target as HTMLElement) : -1;
      if (index >= 0) onReach(index + 1);
    },
    { rootMargin: `-${lineShare * 100}% 0px -${99.9 - lineShare * 100}% 0px` },
  );
  for (const section of sections) observer.observe(section);
  const options = { signal: listening.signal, passive: true };
  addEventListener('scrollend', release, options);
  // The reader takes over.
  addEventListener('wheel', release, options);
  addEventListener('touchstart', release, options);

  return {
    scrollTo(step, { smooth }) {
      const section = sections[step - 1];
      if (!section) return;
      isScrolling = true;
      clearTimeout(timer);
      timer = setTimeout(release, MAX_SCROLL_MS);
      // The title of the story is above the first step.
      if (step === 1) scrollTo({ top: 0, behavior: smooth ? 'smooth' : 'instant' });
      else section.scrollIntoView({ block: 'start', behavior: smooth ? 'smooth' : 'instant' });
    },
    stop() {
      listening.abort();
      clearTimeout(timer);
      observer.disconnect();
    },
  };
}
