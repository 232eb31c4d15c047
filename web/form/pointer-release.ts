import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Postpones work until no pointer button is down. */
export interface PointerRelease {
  /** Calls back once no button is pressed. */
  after(callback: () => void): void;
  /** Stops listening. */
  stop(): void;
}

/**
 * A field that loses the focus may show an error, which moves the page. If that happens while a pointer button is down,
 * the click misses its target, so fields react only after the release.
 */
export function watchPointer(target: EventTarget = window): PointerRelease {
  let isPressed = false;
  let waiting: (() => void)[] = [];
  const press = () => {
    isPressed = true;
  };
  const release = () => {
    isPressed = false;
    const callbacks = waiting;
    waiting = [];
    // The click follows the release.
    for (const callback of callbacks) setTimeout(callback);
  };
  target.addEventListener('pointerdown', press, { capture: true });
  target.addEventListener('pointerup', release, { capture: true });
  target.addEventListener('pointercancel', release, { capture: true });
  return {
    after(callback) {
      if (isPressed) waiting.push(callback);
      else setTimeout(callback);
    },
    stop() {
      target.removeEventListener('pointerdown', press, { capture: true });
      target.removeEventListener('pointerup', release, { capture: true });
      target.removeEventListener('pointercancel', release, { capture: true });
    },
  };
}

export const PointerReleaseContext = createContext<PointerRelease | undefined>(undefined);

/** `after` of the surrounding form. */
export function useAfterRelease(): PointerRelease['after'] {
  const pointer = useContext(PointerReleaseContext);
  if (pointer === undefined) throw new Error('useAfterRelease needs a PointerReleaseContext around it.');
  return pointer.after;
}
