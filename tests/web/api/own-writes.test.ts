import { describe, expect, it } from 'vitest';
import { OwnWrites } from '../../../web/api/own-writes.ts';

describe('OwnWrites', () => {
  it('knows a stored version once the server has responded', async () => {
    const writes = new OwnWrites();
    const response = Promise.withResolvers<{ id: string; version: number }>();
    const write = writes.track(response.promise, (stored) => stored);
    let isSettled = false;
    const settled = writes.settled().then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(isSettled).toBe(false);
    response.resolve({ id: 'note', version: 3 });
    await write;
    await settled;
    expect(writes.has({ id: 'note', version: 3 })).toBe(true);
    expect(writes.has({ id: 'note', version: 4 })).toBe(false);
  });

  it('ignores a write that failed', async () => {
    const writes = new OwnWrites();
    const write = writes.track(Promise.reject(new Error('rejected')), () => ({ id: 'other', version: 1 }));
    await expect(write).rejects.toThrow('rejected');
    await writes.settled();
    expect(writes.has({ id: 'other', version: 1 })).toBe(false);
  });
});
