import { brushX, select } from 'd3';

/** A narrower selection is a click. */
const MIN_SELECTION_PX = 4;
/** Larger than any screen: the SVG clips the brush to its own size. */
const MAX_SCREEN_PX = 100_000;

/**
 * Selects a span by a drag with Shift, with d3-brush. `onSelect` gets the px from the SVG's left edge. Escape cancels.
 * Other mouse events bubble to the SVG's parent.
 */
export function listenToSpanSelection(
  svg: SVGSVGElement,
  onSelect: (fromPx: number, toPx: number) => void,
  signal: AbortSignal,
): void {
  let isCancelled = false;
  const group = select(svg).append('g');
  const brush = brushX<unknown>()
    .extent([
      [0, 0],
      [MAX_SCREEN_PX, MAX_SCREEN_PX],
    ])
    .filter((event: MouseEvent) => event.shiftKey && event.button === 0)
    .touchable(false)
    .keyModifiers(false)
    .on('start', ({ sourceEvent }) => {
      // Clearing the brush emits events too, without a source.
      if (!sourceEvent) return;
      isCancelled = false;
      addEventListener('keydown', cancelOnEscape, { capture: true });
    })
    .on('end', ({ sourceEvent, selection }) => {
      if (!sourceEvent) return;
      removeEventListener('keydown', cancelOnEscape, { capture: true });
      group.call(brush.clear).style('visibility', null);
      if (isCancelled || !selection) return;
      const [fromPx, toPx] = selection as [number, number];
      if (toPx - fromPx >= MIN_SELECTION_PX) onSelect(fromPx, toPx);
    });
  group.call(brush);
  signal.addEventListener('abort', () => {
    removeEventListener('keydown', cancelOnEscape, { capture: true });
    group.remove();
  });

  /** d3-brush cannot be cancelled, so its selection is hidden and ignored when the button goes up. */
  function cancelOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    isCancelled = true;
    group.style('visibility', 'hidden');
  }
}
