import type { Box } from '../scale/frame.ts';

/** A box made larger by `xPx` at the left and right, and by `yPx` at the top and bottom. */
export function padBox({ left, top, right, bottom }: Box, xPx: number, yPx = xPx): Box {
  return { left: left - xPx, top: top - yPx, right: right + xPx, bottom: bottom + yPx };
}

/** The box around a point that reaches `xPx` to each side, and `yPx` up and down. */
export function boxAround(
  point: { readonly xPx: number; readonly yPx: number },
  xPx: number,
  yPx = xPx,
): Box {
  return {
    left: point.xPx - xPx,
    top: point.yPx - yPx,
    right: point.xPx + xPx,
    bottom: point.yPx + yPx,
  };
}
