import { computed, type ReadonlySignal } from '@preact/signals';

/**
 * A computed value that stays the same object while its content, as JSON, stays the same: components that read it render only
 * when it changes.
 */
export function computedByContent<T>(compute: () => T): ReadonlySignal<T> {
  let last: { readonly json: string | undefined; readonly value: T } | undefined;
  return computed(() => {
    const value = compute();
    const json = JSON.stringify(value);
    if (!last || last.json !== json) last = { json, value };
    return last.value;
  });
}
