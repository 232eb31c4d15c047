let isPressed = false;

/** Follows the pointer, for `afterPress`. Returns a way to stop. */
export function followPointer(): () => void {
  const press = () => {
    isPressed = true;
  };
  const release = () => {
    isPressed = false;
  };
  addEventListener('pointerdown', press, { capture: true });
  addEventListener('pointerup', release, { capture: true });
  addEventListener('pointercancel', release, { capture: true });
  return () => {
    release();
    removeEventListener('pointerdown', press, { capture: true });
    removeEventListener('pointerup', release, { capture: true });
    removeEventListener('pointercancel', release, { capture: true });
  };
}

/**
 * Does what a field does when it is left, once the pointer that left it is up again. An error that appears while the
 * button is down moves the page under it, and the click misses what it was meant for.
 */
export function afterPress(act: () => void): void {
  if (!isPressed) {
    setTimeout(act);
    return;
  }
  const release = () => {
    removeEventListener('pointerup', release, { capture: true });
    removeEventListener('pointercancel', release, { capture: true });
    setTimeout(act);
  };
  addEventListener('pointerup', release, { capture: true });
  addEventListener('pointercancel', release, { capture: true });
}
