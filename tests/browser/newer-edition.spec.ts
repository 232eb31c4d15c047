import { COLLECTION_AUTHOR } from '../../db/import/collection-edition.ts';
import { importEvents } from '../../db/import/import-events.ts';
import { openDatabase } from '../../db/open-database.ts';
import { countText, eventCount, STARTER_RECORDS } from '../support/starter-collection.ts';
import { test as base, expect } from './fixtures.ts';

const EDITED_ID = String(STARTER_RECORDS[0]?.id);

/** `emptyApp` runs on a database of the first edition, in which one event was edited. */
const test = base.extend({
  emptyDatabase: async ({ emptyDatabase }, use) => {
    const db = await openDatabase(emptyDatabase);
    const load = (author: string, count: number, title: string) =>
      importEvents(
        db,
        STARTER_RECORDS.slice(0, count).map((record, index) => ({
          line: index + 1,
          event: { ...record, links: [], title: `${title} ${index}` },
        })),
        { dry_run: false, author },
      );
    await load(COLLECTION_AUTHOR, 3, 'An older title');
    await load('Ana', 1, 'Our title');
    await db.close();
    await use(emptyDatabase);
  },
});

test('the start page offers a newer edition until it is imported', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?view=start`);
  const offer = page.getByRole('region', { name: 'A newer edition of the starter collection is available' });
  await expect(offer).toContainText(`${countText(STARTER_RECORDS.length - 3)} new events`);
  await expect(offer).toContainText('2 changed events');
  await offer.getByText('1 event that was edited or deleted here stays as it is').click();
  await expect(offer.getByRole('link', { name: EDITED_ID })).toBeVisible();

  await offer.getByRole('button', { name: 'Import it' }).click();
  await expect(page.getByText(/^Imported: [\d,]+ new, 2 changed\.$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText(
    eventCount(STARTER_RECORDS.length),
  );
  const edited = await page.request.get(`${emptyApp.address}/api/events/${EDITED_ID}`);
  expect(await edited.json()).toMatchObject({ title: 'Our title 0' });
  await page.reload();
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(offer).toBeHidden();
});

test('an edition that one user dismisses is not offered to others', async ({ page, browser, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?view=start&lang=ru`);
  const offer = page.getByRole('region', { name: 'Доступна новая редакция начального собрания' });
  await offer.getByRole('button', { name: 'Не показывать' }).click();
  await expect(offer).toBeHidden();
  const colleague = await (await browser.newContext()).newPage();
  const received = colleague.waitForResponse(/\/api\/collection$/);
  await colleague.goto(`${emptyApp.address}/?view=start`);
  expect(await (await received).json()).not.toHaveProperty('offer');
  await colleague.context().close();
});
