import { afterEach, describe, expect, it, vi } from 'vitest';
import { readStored, writeStored } from '../../../web/state/browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

describe('browser storage', () => {
  it('reads back a stored text, and undefined for an unknown key', () => {
    const stored = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
    });
    expect(readStored('colour')).toBe(undefined);
    expect(writeStored('colour', 'teal')).toBe(true);
    expect(readStored('colour')).toBe('teal');
  });

  it('reads undefined if the browser denies access, and the settings still work', async () => {
    const { get } = Object.getOwnPropertyDescriptor(globalThis, 'localStorage') ?? {};
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    try {
      expect(writeStored('colour', 'teal')).toBe(false);
      expect(readStored('colour')).toBe(undefined);
      vi.resetModules();
      const { areSingleKeysOn, setSingleKeys } = await import('../../../web/app/single-keys.ts');
      expect(areSingleKeysOn.value).toBe(true);
      setSingleKeys(false);
      expect(areSingleKeysOn.value).toBe(false);
      const { chosenColumns, resetColumns } = await import('../../../web/table/chosen-columns.ts');
      resetColumns();
      expect(chosenColumns.value).toContain('title');
    } finally {
      if (get) Object.defineProperty(globalThis, 'localStorage', { configurable: true, get });
      else Reflect.deleteProperty(globalThis, 'localStorage');
    }
  });
});
