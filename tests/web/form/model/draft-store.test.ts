import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT } from '../../../../web/form/model/draft.ts';
import { type DraftKeeper, openDraftKeeper } from '../../../../web/form/model/draft-store.ts';

const titled = (title: string) => ({ ...EMPTY_DRAFT, title });
const opened: DraftKeeper[] = [];

/** A form in a tab of its own, unless it is told to go on in one. */
async function open(subject: string, tab = aStorage()): Promise<DraftKeeper> {
  vi.stubGlobal('sessionStorage', tab);
  const keeper = await openDraftKeeper(subject);
  opened.push(keeper);
  return keeper;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', aStorage());
});
afterEach(() => {
  for (const keeper of opened.splice(0)) keeper.release();
  vi.unstubAllGlobals();
});

it('a draft is there again after a reload', async () => {
  const tab = aStorage();
  const before = await open('new', tab);
  before.keep({ draft: titled('Half a ti') });
  before.release();

  const after = await open('new', tab);

  expect(before.found).toBeUndefined();
  expect(after.found?.draft).toEqual(titled('Half a ti'));
});

it('a draft of another event, or of a copy of it, is another draft', async () => {
  const edit = await open('edit:2018-talks');
  edit.keep({ draft: titled('Talks') });
  edit.release();

  expect((await open('edit:2018')).found).toBeUndefined();
  expect((await open('duplicate:2018-talks')).found).toBeUndefined();
  expect((await open('edit:2018-talks')).found?.draft.title).toBe('Talks');
});

it('two open forms never write over each other, and the second does not take the first one’s draft', async () => {
  const one = await open('new');
  one.keep({ draft: titled('One') });
  one.flush();
  const other = await open('new');
  other.keep({ draft: titled('Other') });
  other.flush();

  expect(other.found).toBeUndefined();
  one.release();
  other.release();
  const titles = [(await open('new')).found?.draft.title, (await open('new')).found?.draft.title];
  expect(titles.sort()).toEqual(['One', 'Other']);
});

it('a copied tab begins anew while the tab it was copied from is open', async () => {
  const tab = aStorage();
  const original = await open('new', tab);
  original.keep({ draft: titled('Original') });
  original.flush();

  expect((await open('new', tab)).found).toBeUndefined();
});

it('a form that was saved or discarded leaves nothing', async () => {
  const keeper = await open('new');
  keeper.keep({ draft: titled('Stored') });
  keeper.flush();
  keeper.keep({ draft: titled('Stored!') });
  keeper.forget();
  keeper.release();

  expect(Object.keys(localStorage)).toEqual([]);
  expect((await open('new')).found).toBeUndefined();
});

it('what is no draft of ours is left alone', async () => {
  localStorage.setItem('demarche.draft:new:x', '{"format":2}');
  localStorage.setItem('demarche.draft:new:y', 'not even JSON');

  expect((await open('new')).found).toBeUndefined();
  expect(Object.keys(localStorage)).toHaveLength(2);
});

it('says so when the browser takes no draft', async () => {
  const keeper = await open('new');
  localStorage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  keeper.keep({ draft: titled('Long') });
  keeper.flush();

  expect(keeper.kept.value).toBe('refused');
});

/** As a browser's: its keys are its own properties. */
function aStorage(): Storage {
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
