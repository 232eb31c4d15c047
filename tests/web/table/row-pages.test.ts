import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DiplomaticEvent } from '../../../domain/events/event.ts';
import { ApiProblem } from '../../../web/api/api-problem.ts';
import { type LoadPage, type RowPages, readRowPages } from '../../../web/table/row-pages.ts';

const PAGE = 10;

let pages: RowPages;
afterEach(() => pages.stop());

describe('a table that is read page by page', () => {
  test('reads the rows in sight and one page beyond', async () => {
    const asked = follow(1_000);
    pages.want(0, 5);
    await settled();
    expect(asked).toEqual(['start', '10']);
    expect(known()).toEqual({ total: 1_000, count: 20, isLoading: false });
  });

  test('reads on as one scrolls, and knows its end', async () => {
    const asked = follow(25);
    for (const last of [5, 12, 25]) {
      pages.want(last - 5, last);
      await settled();
    }
    expect(asked).toEqual(['start', '10', '20']);
    expect(known()).toEqual({ total: 25, count: 25, isLoading: false });
    expect(pages.known.value.rowAt(24)?.id).toBe('row-24');
    expect(pages.known.value.rowAt(25)).toBeUndefined();
  });

  test('forgets pages far away and reads them again when one comes back', async () => {
    const asked = follow(1_000);
    for (let last = 10; last <= 400; last += 10) {
      pages.want(last - 10, last);
      await settled();
    }
    expect(pages.known.value.rowAt(0)).toBeUndefined();
    expect(pages.known.value.count).toBe(420);
    asked.length = 0;
    pages.want(0, 5);
    await settled();
    expect(asked).toEqual(['start']);
    expect(pages.known.value.rowAt(0)?.id).toBe('row-0');
  });

  test('finds an event among the rows it holds', async () => {
    follow(1_000);
    pages.want(0, 5);
    await settled();
    expect(pages.known.value.indexOf('row-13')).toBe(13);
    expect(pages.known.value.indexOf('row-999')).toBeUndefined();
  });

  test('keeps what it has when the server fails, and goes on when asked to try again', async () => {
    let isDown = false;
    follow(100, () => isDown);
    pages.want(0, 5);
    await settled();
    isDown = true;
    pages.want(15, 20);
    await settled();
    expect(known()).toEqual({ total: 100, count: 20, isLoading: false });
    expect(pages.known.value.problem?.status).toBe(503);

    isDown = false;
    pages.retry();
    await settled();
    expect(pages.known.value.problem).toBeUndefined();
    expect(pages.known.value.count).toBe(40);
  });
});

function follow(total: number, isDown = () => false): string[] {
  const asked: string[] = [];
  const load: LoadPage = async (cursor) => {
    asked.push(cursor ?? 'start');
    if (isDown()) throw new ApiProblem(503);
    const start = Number(cursor ?? 0);
    const end = Math.min(total, start + PAGE);
    const items = Array.from(
      { length: end - start },
      (_, offset) => ({ id: `row-${start + offset}` }) as DiplomaticEvent,
    );
    return { items, total, ...(end < total && { next_cursor: String(end) }) };
  };
  pages = readRowPages(load);
  return asked;
}

function known() {
  const { total, count, isLoading } = pages.known.value;
  return { total, count, isLoading };
}

async function settled(): Promise<void> {
  await vi.waitUntil(() => !pages.known.value.isLoading, { interval: 1 });
}
