import { useRef, useState } from 'preact/hooks';
import { movedPoint, type PointRef, type TensionGeometry } from './tension-geometry.ts';

type PointerOnChart = MouseEvent & { readonly currentTarget: SVGSVGElement };

interface CursorOptions {
  readonly geometry: TensionGeometry;
  readonly pointCount: number;
  /** Called when the reader clicks a point or presses Enter on it. */
  readonly onChoose: (point: PointRef) => void;
  /** Called when the keyboard moves to a point, to read it out. */
  readonly onKeyboardMove: (point: PointRef) => void;
}

/** The point under the pointer or the keyboard, and the event handlers of the chart that move it. */
export function useChartCursor({ geometry, pointCount, onChoose, onKeyboardMove }: CursorOptions) {
  const [cursor, setCursor] = useState<PointRef>();
  const keyboard = useRef<PointRef>({ index: pointCount - 1, side: 'together' });
  const pointAt = (event: PointerOnChart) => {
    const box = event.currentTarget.getBoundingClientRect();
    return geometry.nearest(event.clientX - box.left, event.clientY - box.top);
  };
  const choose = (point: PointRef) => {
    keyboard.current = point;
    onChoose(point);
  };
  return {
    cursor,
    handlers: {
      onPointerMove: (event: PointerOnChart) => setCursor(pointAt(event)),
      onPointerLeave: () => setCursor(undefined),
      onBlur: () => setCursor(undefined),
      onClick: (event: PointerOnChart) => {
        const point = pointAt(event);
        if (point) choose(point);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          choose(keyboard.current);
          return;
        }
        const next = movedPoint(keyboard.current, event.key, pointCount);
        if (!next) return;
        event.preventDefault();
        keyboard.current = next;
        setCursor(next);
        onKeyboardMove(next);
      },
    },
  };
}
