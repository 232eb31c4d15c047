import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import type { DiplomaticEvent } from '../../../domain/events/event.ts';
import { ApiProblem } from '../../../web/api/api-problem.ts';
import { GroupedRows } from '../../../web/table/grouped-rows.ts';

const SIZES = { large: 90_000, small: 3, last: 10_000 };
const PAGE = 200;

let rows: GroupedRows;
afterEach(() => rows.stop());

/** Lists whose pages, as on the server, go on into the next group. */
function open() {
  const loaded: string[] = [];
  const closed = signal<ReadonlySet<string | null>>(new Set());
  rows = new GroupedRows(
    {
      groups: async () => ({
        total: 100_003,
        sort: '-kind',
        groups: Object.entries(SIZES).map(([value, count]) => ({ value, count, cursor: '0' })),
      }),
      page: async ({ value, cursor }, _, at = cursor) => {
        loaded.push(`${value} ${at}`);
        const start = Number(at);
        const items = Array.from({ length: PAGE }, (_each, row) => ({ id: `${value}-${start + row}` }));
        return { total: 100_003, items: items as DiplomaticEvent[], next_cursor: String(start + PAGE) };
      },
    },
    closed,
  );
  return { loaded, closed };
}

const whenLoaded = () => vi.waitFor(() => expect(rows.rows.value.isLoading).toBe(false));

it('gives every row its place before it is loaded, and loads only what is visible', async () => {
  const { loaded } = open();
  await whenLoaded();
  expect(rows.rows.value).toMatchObject({ total: 100_003, count: 100_006 });
  rows.request(90_000, 90_010);
  await whenLoaded();
  expect(rows.rows.value.headingAt?.(90_001)).toMatchObject({ value: 'small', count: 3, isOpen: true });
  expect(rows.rows.value.rowAt(90_001)).toBeUndefined();
  expect([90_002, 90_004].map((row) => rows.rows.value.rowAt(row)?.id)).toEqual(['small-0', 'small-2']);
  expect(rows.rows.value.headingAt?.(90_005)).toMatchObject({ value: 'last' });
  expect(rows.rows.value.rowAt(90_006)?.id).toBe('last-0');
  expect(rows.rows.value.rowAt(90_000)?.id).toBe('large-89999');
  expect(rows.rows.value.indexOf('small-2')).toBe(90_004);
  expect(loaded.filter((page) => page.startsWith('small'))).toEqual(['small 0']);
});

it('loads nothing of a closed group', async () => {
  const { loaded } = open();
  await whenLoaded();
  rows.request(0, 20);
  await whenLoaded();
  loaded.length = 0;
  rows.toggle('large');
  await whenLoaded();
  expect(rows.rows.value.count).toBe(10_006);
  expect(rows.rows.value.headingAt?.(0)).toMatchObject({ value: 'large', isOpen: false });
  expect(rows.rows.value.rowAt(2)?.id).toBe('small-0');
  expect(rows.rows.value.indexOf('large-0')).toBeUndefined();
  expect(loaded.some((page) => page.startsWith('large'))).toBe(false);
  rows.toggle('large');
  expect(rows.rows.value.rowAt(2)?.id).toBe('large-1');
});

it('reports a problem, and loads again', async () => {
  let isBroken = true;
  rows = new GroupedRows(
    {
      groups: async () => {
        if (isBroken) throw new ApiProblem(0);
        return { total: 0, sort: '-date', groups: [] };
      },
      page: () => Promise.reject(new ApiProblem(0)),
    },
    signal<ReadonlySet<string | null>>(new Set()),
  );
  await whenLoaded();
  expect(rows.rows.value.problem).toBeInstanceOf(ApiProblem);
  isBroken = false;
  rows.retry();
  await whenLoaded();
  expect(rows.rows.value).toMatchObject({ problem: undefined, total: 0, count: 0 });
});
