import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Tracks the width of an element, in px; 0 before the first measurement. */
export function useWidth<E extends Element>(): {
  readonly ref: { current: E | null };
  readonly widthPx: number;
} {
  const ref = useRef<E | null>(null);
  const [widthPx, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(Math.floor(element.clientWidth));
    const watch = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, widthPx };
}
