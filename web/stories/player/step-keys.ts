/** The step that a key leads to, counted from 1; `undefined` if the browser should handle the key. */
export function stepOfKey(
  { key, target }: Pick<KeyboardEvent, 'key' | 'target'>,
  step: number,
  steps: number,
  card: Element | undefined,
  topPx: number,
): number | undefined {
  if (!isFree(target)) return undefined;
  const wanted = wantedStep(key, step, steps, card, topPx);
  return wanted === undefined || wanted < 1 || wanted > steps || wanted === step ? undefined : wanted;
}

function wantedStep(
  key: string,
  step: number,
  steps: number,
  card: Element | undefined,
  topPx: number,
): number | undefined {
  const box = card?.getBoundingClientRect();
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return step + 1;
    case 'ArrowLeft':
    case 'PageUp':
      return step - 1;
    // A text that is longer than the screen is scrolled first.
    case 'ArrowDown':
      return box && box.bottom > innerHeight ? undefined : step + 1;
    case 'ArrowUp':
      return box && box.top < topPx ? undefined : step - 1;
    case 'Home':
      return 1;
    case 'End':
      return steps;
    default:
      return undefined;
  }
}

/** False where the keys already have a meaning: in fields, menus, the chart and the event. */
function isFree(target: EventTarget | null): boolean {
  return !(
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [role="listbox"], [role="slider"], [popover], dialog, .event-panel',
    )
  );
}
