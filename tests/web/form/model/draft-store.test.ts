import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT } from '../../../../web/form/model/draft.ts';
import { type DraftStore, openDraftStore } from '../../../../web/form/model/draft-store.ts';

const titled = (title: string) => ({ ...EMPTY_DRAFT, title });
const opened: DraftStore[] = [];

/** Opens the store of a form, in a new tab by default. */
async function open(subject: string, tab = testStorage()): Promise<DraftStore> {
  vi.stubGlobal('sessionStorage', tab);
  const store = await openDraftStore(subject);
  opened.push(store);
  return store;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', testStorage());
});
afterEach(() => {
  for (const store of opened.splice(0)) store.release();
  vi.unstubAllGlobals();
});

it('restores a draft after a reload', async () => {
  const tab = testStorage();
  const before = await open('new', tab);
  before.save({ draft: titled('Half a ti') });
  before.release();

  const after = await open('new', tab);

  expect(before.found).toBeUndefined();
  expect(after.found?.draft).toEqual(titled('Half a ti'));
});

it('keeps the drafts of an event, of its copy and of another event apart', async () => {
  const edit = await open('edit:2018-talks');
  edit.save({ draft: titled('Talks') });
  edit.release();

  expect((await open('edit:2018')).found).toBeUndefined();
  expect((await open('duplicate:2018-talks')).found).toBeUndefined();
  expect((await open('edit:2018-talks')).found?.draft.title).toBe('Talks');
});

it('never lets two open forms share a draft', async () => {
  const one = await open('new');
  one.save({ draft: titled('One') });
  one.flush();
  const other = await open('new');
  other.save({ draft: titled('Other') });
  other.flush();

  expect(other.found).toBeUndefined();
  one.release();
  other.release();
  const titles = [(await open('new')).found?.draft.title, (await open('new')).found?.draft.title];
  expect(titles.sort()).toEqual(['One', 'Other']);
});

it('starts an empty form in a duplicated tab while the original is open', async () => {
  const tab = testStorage();
  const original = await open('new', tab);
  original.save({ draft: titled('Original') });
  original.flush();

  expect((await open('new', tab)).found).toBeUndefined();
});

it('leaves nothing after the draft is removed', async () => {
  const store = await open('new');
  store.save({ draft: titled('Stored') });
  store.flush();
  store.save({ draft: titled('Stored!') });
  store.remove();
  store.release();

  expect(Object.keys(localStorage)).toEqual([]);
  expect((await open('new')).found).toBeUndefined();
});

it('ignores entries that it cannot read, and leaves them', async () => {
  localStorage.setItem('demarche.draft:new:x', '{"format":2}');
  localStorage.setItem('demarche.draft:new:y', 'not even JSON');

  expect((await open('new')).found).toBeUndefined();
  expect(Object.keys(localStorage)).toHaveLength(2);
});

it('reports when the browser refuses to store a draft', async () => {
  const store = await open('new');
  localStorage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  store.save({ draft: titled('Long') });
  store.flush();

  expect(store.savedAt.value).toBe('refused');
});

/** Like a browser's storage, its keys are own properties. */
function testStorage(): Storage {
  const methods = {
    getItem(key: string) {
      return Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null;
    },
    setItem(key: string, value: string) {
      Reflect.set(this, key, value);
    },
    removeItem(key: string) {
      Reflect.deleteProperty(this, key);
    },
  };
  return Object.create(methods, { setItem: { value: methods.setItem, writable: true } });
}
