import { beforeEach, expect, it, vi } from 'vitest';
import { recentSources, rememberSources } from '../../../../web/form/sources/recent-sources.ts';

const HOUR_MS = 3_600_000;

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
  });
});

it('keeps the sources of saved events for a working day, newest first and once each', () => {
  rememberSources(
    [{ publisher: 'Freedonian Gazette', title: 'Old', url: 'https://a.example', quote: 'Q' }],
    0,
  );
  rememberSources([{ publisher: 'Ruritanian Herald', title: 'New' }], HOUR_MS);
  rememberSources(
    [{ publisher: 'Freedonian Gazette', title: 'Corrected', url: 'https://a.example' }],
    2 * HOUR_MS,
  );
  rememberSources([{ publisher: 'Only a name' }], 2 * HOUR_MS);
  rememberSources(undefined, 2 * HOUR_MS);
  expect(recentSources(2 * HOUR_MS)).toEqual([
    { publisher: 'Freedonian Gazette', title: 'Corrected', url: 'https://a.example' },
    { publisher: 'Ruritanian Herald', title: 'New' },
  ]);
  expect(recentSources(13 * HOUR_MS)).toHaveLength(1);
  for (let index = 0; index < 20; index += 1)
    rememberSources([{ publisher: 'Herald', title: `No. ${index}` }], 3 * HOUR_MS);
  expect(recentSources(3 * HOUR_MS)).toHaveLength(8);
});

it('starts afresh from a damaged list', () => {
  localStorage.setItem('recent-sources', '{"a":');
  expect(recentSources()).toEqual([]);
  rememberSources([{ publisher: 'Herald', title: 'A' }]);
  expect(recentSources()).toHaveLength(1);
});
