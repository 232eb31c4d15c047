import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Waits until the chart has loaded, and returns it. */
export async function loadedChart(page: Page): Promise<Locator> {
  const chart = page.getByRole('listbox', { name: 'Timeline of events' });
  await expect(chart).toHaveAttribute('aria-busy', 'false');
  return chart;
}

/** The option of the mark that has the keyboard focus. It is at the position of the mark. */
export function focusedMark(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Timeline of events' }).getByRole('option');
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export async function middleOf(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The element is not visible.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export interface Window {
  readonly first: string;
  readonly last: string;
  readonly days: number;
}

/** The window in the address; `undefined` if the chart shows the whole span. */
export function windowIn(page: Page): Window | undefined {
  const [first, last] = new URL(page.url()).searchParams.get('window')?.split('/') ?? [];
  if (first === undefined || last === undefined) return undefined;
  return { first, last, days: Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1 };
}

/** Waits until the window in the address no longer changes, and returns it. */
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
