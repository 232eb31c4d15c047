import { loadCode } from '../api/load-code.ts';

export interface PlacementOptions {
  /** Between anchor and panel. */
  readonly gapPx: number;
  /** Between panel and the edges of the window. */
  readonly marginPx: number;
  /** Less room than this below the anchor moves the panel above it, if there is more room. */
  readonly minHeightPx: number;
  readonly maxHeightPx?: number;
  /** Makes the panel at least as wide as its anchor. */
  readonly matchesWidth?: boolean;
}

/** Loads the positioning library, so that the first panel opens without a delay. */
export function preloadPlacement(): void {
  void loadLibrary().catch(() => undefined);
}

function loadLibrary() {
  return loadCode(() => import('@floating-ui/dom'));
}

/**
 * Keeps an open popover under its anchor, or above where there is more room, and inside the window. It follows scrolling
 * and resizing until the returned function is called. The popover is invisible until it has its place.
 */
export function placeBeside(
  anchor: HTMLElement,
  panel: HTMLElement,
  { gapPx, marginPx, minHeightPx, maxHeightPx = Number.POSITIVE_INFINITY, matchesWidth }: PlacementOptions,
): () => void {
  let isStopped = false;
  let stop = () => {};
  panel.style.opacity = '0';

  loadLibrary().then(
    ({ autoUpdate, computePosition, flip, offset, shift, size }) => {
      if (isStopped) return;
      const update = async () => {
        // Flipping is decided for the smallest acceptable height; `size` then gives the panel all the room there is.
        panel.style.maxHeight = `${minHeightPx}px`;
        const { x, y } = await computePosition(anchor, panel, {
          strategy: 'fixed',
          placement: 'bottom-start',
          middleware: [
            offset(gapPx),
            flip({ padding: marginPx, crossAxis: false }),
            size({
              padding: marginPx,
              apply({ availableHeight, rects }) {
                panel.style.maxHeight = `${Math.max(0, Math.min(maxHeightPx, availableHeight))}px`;
                if (matchesWidth) panel.style.minWidth = `${rects.reference.width}px`;
              },
            }),
            shift({ padding: marginPx }),
          ],
        });
        if (isStopped) return;
        panel.style.left = `${x}px`;
        panel.style.top = `${y}px`;
        panel.style.opacity = '';
      };
      stop = autoUpdate(anchor, panel, update);
    },
    () => {
      // Without the library the panel opens under its anchor, wherever that is.
      const { left, bottom } = anchor.getBoundingClientRect();
      panel.style.left = `${left}px`;
      panel.style.top = `${bottom + gapPx}px`;
      panel.style.opacity = '';
    },
  );
  return () => {
    isStopped = true;
    stop();
  };
}
