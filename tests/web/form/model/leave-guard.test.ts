import { expect, it, vi } from 'vitest';
import { guardLeaving } from '../../../../web/form/model/leave-guard.ts';
import { form, openForm, syncAddressBar } from '../../../../web/state/page-state.ts';
import { createFakeBrowser } from '../../fake-browser.ts';

it('undoes Back and asks while the form has changes', () => {
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  const browser = createFakeBrowser('?event=a-1');
  const stopFollowing = syncAddressBar(browser.bar);
  openForm('edit', 'a-1');
  let hasChanges = true;
  const ask = vi.fn();
  const stopGuarding = guardLeaving({ isNeeded: () => hasChanges, ask });

  browser.back();
  expect(form.value).toBe('edit');
  expect(browser.entries()).toEqual(['?event=a-1', '?event=a-1&form=edit']);
  expect(ask).toHaveBeenCalledOnce();

  hasChanges = false;
  browser.back();
  expect(form.value).toBeUndefined();
  expect(browser.entries()).toEqual(['?event=a-1']);
  expect(ask).toHaveBeenCalledOnce();

  stopGuarding();
  stopFollowing();
  vi.unstubAllGlobals();
});
