import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** The chart, once it shows what it was asked for. */
export async function theChart(page: Page): Promise<Locator> {
  const chart = page.getByRole('listbox', { name: 'Timeline of events' });
  await expect(chart).toHaveAttribute('aria-busy', 'false');
  return chart;
}

/** The event where the keyboard is; it stands where its mark stands. */
export function focusedMark(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Timeline of events' }).getByRole('option');
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export async function middleOf(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export interface Window {
  readonly first: string;
  readonly last: string;
  readonly days: number;
}

/** The days on the chart, as the address has them; `undefined` where it shows everything. */
export function windowIn(page: Page): Window | undefined {
  const [first, last] = new URL(page.url()).searchParams.get('window')?.split('/') ?? [];
  if (first === undefined || last === undefined) return undefined;
  return { first, last, days: Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1 };
}

/** The window once it has come to rest: two looks at it a moment apart are the same. */
export async function restingWindow(page: Page): Promise<Window | undefined> {
  let last = page.url();
  await expect
    .poll(
      () => {
        const isSame = page.url() === last;
        last = page.url();
        return isSame;
      },
      { intervals: [500] },
    )
    .toBe(true);
  return windowIn(page);
}
