/** Reorders the items of a list by dragging a handle, with mouse, pen or finger. */
export interface DragOptions {
  /** The items in their order on the screen. */
  readonly items: () => readonly Element[];
  /** The position of the dragged item. */
  readonly position: () => number;
  readonly move: (to: number) => void;
  readonly end: () => void;
}

/** Starts with a `pointerdown` on the handle, which keeps the pointer until it is released. */
export function dragItem(start: PointerEvent, handle: HTMLElement, options: DragOptions): void {
  if (start.button !== 0) return;
  start.preventDefault();
  const dragging = new AbortController();
  const { signal } = dragging;
  const { pointerId } = start;
  // Listeners on the window, because moving the handle in the document ends a captured pointer.
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const to = positionAt(event.clientY, options);
    if (to !== options.position()) options.move(to);
  };
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    dragging.abort();
    handle.classList.remove('is-dragging');
    options.end();
  };
  handle.classList.add('is-dragging');
  addEventListener('pointermove', move, { signal });
  addEventListener('pointerup', end, { signal });
  addEventListener('pointercancel', end, { signal });
}

/** The position of the item under the pointer, once the pointer is past its middle. */
function positionAt(clientY: number, { items, position }: DragOptions): number {
  const from = position();
  let to = from;
  for (const [index, item] of items().entries()) {
    const { top, height } = item.getBoundingClientRect();
    const middle = top + height / 2;
    if (index < from && clientY < middle) return index;
    if (index > from && clientY > middle) to = index;
  }
  return to;
}
