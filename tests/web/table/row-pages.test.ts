import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DiplomaticEvent } from '../../../domain/events/event.ts';
import { ApiProblem } from '../../../web/api/api-problem.ts';
import { type LoadPage, RowPages } from '../../../web/table/row-pages.ts';

const PAGE = 10;

let pages: RowPages;
afterEach(() => pages.stop());

describe('readRowPages', () => {
  test('loads the requested rows and one page beyond', async () => {
    const cursors = openList(1_000);
    pages.request(0, 5);
    await settled();
    expect(cursors).toEqual(['start', '10']);
    expect(listState()).toEqual({ total: 1_000, count: 20, isLoading: false });
  });

  test('loads more pages while the user scrolls, up to the end', async () => {
    const cursors = openList(25);
    for (const last of [5, 12, 25]) {
      pages.request(last - 5, last);
      await settled();
    }
    expect(cursors).toEqual(['start', '10', '20']);
    expect(listState()).toEqual({ total: 25, count: 25, isLoading: false });
    expect(pages.rows.value.rowAt(24)?.id).toBe('row-24');
    expect(pages.rows.value.rowAt(25)).toBeUndefined();
  });

  test('drops distant pages and loads them again when requested', async () => {
    const cursors = openList(1_000);
    for (let last = 10; last <= 400; last += 10) {
      pages.request(last - 10, last);
      await settled();
    }
    expect(pages.rows.value.rowAt(0)).toBeUndefined();
    expect(pages.rows.value.count).toBe(420);
    cursors.length = 0;
    pages.request(0, 5);
    await settled();
    expect(cursors).toEqual(['start']);
    expect(pages.rows.value.rowAt(0)?.id).toBe('row-0');
  });

  test('finds an event among the loaded rows', async () => {
    openList(1_000);
    pages.request(0, 5);
    await settled();
    expect(pages.rows.value.indexOf('row-13')).toBe(13);
    expect(pages.rows.value.indexOf('row-999')).toBeUndefined();
  });

  test('keeps its rows when a request fails, and continues after a retry', async () => {
    let isDown = false;
    openList(100, () => isDown);
    pages.request(0, 5);
    await settled();
    isDown = true;
    pages.request(15, 20);
    await settled();
    expect(listState()).toEqual({ total: 100, count: 20, isLoading: false });
    expect(pages.rows.value.problem?.status).toBe(503);

    isDown = false;
    pages.retry();
    await settled();
    expect(pages.rows.value.problem).toBeUndefined();
    expect(pages.rows.value.count).toBe(40);
  });
});

function openList(total: number, isDown = () => false): string[] {
  const cursors: string[] = [];
  const load: LoadPage = async (cursor) => {
    cursors.push(cursor ?? 'start');
    if (isDown()) throw new ApiProblem(503);
    const start = Number(cursor ?? 0);
    const end = Math.min(total, start + PAGE);
    const items = Array.from(
      { length: end - start },
      (_, offset) => ({ id: `row-${start + offset}` }) as DiplomaticEvent,
    );
    return { items, total, ...(end < total && { next_cursor: String(end) }) };
  };
  pages = new RowPages(load);
  return cursors;
}

function listState() {
  const { total, count, isLoading } = pages.rows.value;
  return { total, count, isLoading };
}

async function settled(): Promise<void> {
  await vi.waitUntil(() => !pages.rows.value.isLoading, { interval: 1 });
}
