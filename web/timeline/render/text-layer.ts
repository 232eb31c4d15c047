import type { ChartText } from './chart-texts.ts';

/** The texts of the chart as HTML elements. A text with the same key keeps its element, and moves by a transform. */
export interface TextLayer {
  show(texts: readonly ChartText[], isDimmed?: (eventId: string) => boolean): void;
  /** Hides all texts until the next call of `show`. */
  hide(): void;
}

interface Shown {
  readonly element: HTMLElement;
  text: string;
  className: string;
  transform: string;
}

export function textLayer(layer: HTMLElement): TextLayer {
  let shown = new Map<string, Shown>();

  return {
    hide() {
      layer.style.visibility = 'hidden';
    },
    show(texts, isDimmed = () => false) {
      layer.style.visibility = '';
      const next = new Map<string, Shown>();
      for (const text of texts) {
        const existing = shown.get(text.key);
        shown.delete(text.key);
        const entry = existing ?? {
          element: layer.appendChild(document.createElement('div')),
          text: '',
          className: '',
          transform: '',
        };
        update(entry, text, text.eventId !== undefined && isDimmed(text.eventId));
        next.set(text.key, entry);
      }
      for (const { element } of shown.values()) element.remove();
      shown = next;
    },
  };
}

function update(entry: Shown, { role, lines, xPx, topPx, align }: ChartText, isDimmed: boolean): void {
  const text = lines.join('\n');
  const className = `chart-text chart-${role} is-${align}${isDimmed ? ' is-dimmed' : ''}`;
  const shift = align === 'start' ? '' : align === 'end' ? ' translateX(-100%)' : ' translateX(-50%)';
  const transform = `translate(${Math.round(xPx * 4) / 4}px, ${Math.round(topPx)}px)${shift}`;
  if (entry.text !== text) {
    entry.element.textContent = text;
    entry.text = text;
  }
  if (entry.className !== className) {
    entry.element.className = className;
    entry.className = className;
  }
  if (entry.transform !== transform) {
    entry.element.style.transform = transform;
    entry.transform = transform;
  }
}
