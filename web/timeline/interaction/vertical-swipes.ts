/** A finger that has moved less has no direction yet. */
const SLOP_PX = 4;

/**
 * Hides one-finger swipes up or down from the element's other listeners, which would cancel them, so that they scroll
 * the page. The element needs `touch-action: pan-y`. Call this before the other listeners are added.
 */
export function leaveVerticalSwipesToPage(element: Element, signal: AbortSignal): { isVertical(): boolean } {
  let start: { readonly x: number; readonly y: number } | undefined;
  let direction: 'unknown' | 'vertical' | 'other' = 'other';

  function onStart({ touches }: TouchEvent): void {
    const [touch] = touches;
    if (touches.length > 1 || !touch) {
      if (direction === 'unknown') direction = 'other';
      return;
    }
    start = { x: touch.clientX, y: touch.clientY };
    direction = 'unknown';
  }

  function onMove(event: TouchEvent): void {
    const [touch] = event.touches;
    if (direction === 'unknown' && start && touch) {
      const [dx, dy] = [Math.abs(touch.clientX - start.x), Math.abs(touch.clientY - start.y)];
      if (Math.max(dx, dy) > SLOP_PX) direction = dy > dx ? 'vertical' : 'other';
    }
    if (direction === 'vertical' || direction === 'unknown') event.stopImmediatePropagation();
  }

  const options = { capture: true, passive: true, signal };
  element.addEventListener('touchstart', (event) => onStart(event as TouchEvent), options);
  element.addEventListener('touchmove', (event) => onMove(event as TouchEvent), options);
  return { isVertical: () => direction === 'vertical' };
}
