import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../web/api/api-problem.ts';
import { loadCode, MissingCode } from '../../../web/api/load-code.ts';

afterEach(() => vi.unstubAllGlobals());

describe('loadCode', () => {
  it('imports nothing while the server cannot be reached, and imports on the next call', async () => {
    const load = vi.fn(async () => 'code');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const failed = await loadCode(load).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ApiProblem);
    expect(failed).not.toBeInstanceOf(MissingCode);
    expect(load).not.toHaveBeenCalled();

    vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
    expect(await loadCode(load)).toBe('code');
  });

  it('reports code that the server does not have', async () => {
    vi.stubGlobal('fetch', async () => new Response());
    const load = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    await expect(loadCode(load)).rejects.toBeInstanceOf(MissingCode);
  });

  it('asks once for simultaneous loads', async () => {
    const fetch = vi.fn(async () => new Response());
    vi.stubGlobal('fetch', fetch);
    expect(await Promise.all([loadCode(async () => 1), loadCode(async () => 2)])).toEqual([1, 2]);
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
