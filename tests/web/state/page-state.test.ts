import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPageState } from '../../../web/state/create-page-state.ts';
import { type Browser, createFakeBrowser } from '../fake-browser.ts';

const {
  addressErrors,
  addressWith,
  clearFilter,
  clearInvalidParams,
  closeForm,
  filter,
  form,
  openForm,
  selectEvent,
  selectedId,
  setFilter,
  setSides,
  setTimeWindow,
  setView,
  sides,
  syncAddressBar,
  timeWindow,
  view,
  leaveStory,
  openStories,
  playStory,
  setStoryStep,
  showStep,
  story,
  storyStep,
  storiesPanel,
  currentQuery,
  openQuery,
} = createPageState({ isEmbedded: false });

let browser: Browser;
let stop: () => void;

function open(query: string): void {
  stop();
  browser = createFakeBrowser(query);
  stop = syncAddressBar(browser.bar);
}

beforeEach(() => {
  browser = createFakeBrowser('');
  stop = syncAddressBar(browser.bar);
});

afterEach(() => stop());

describe('the page', () => {
  test('shows what its address says', () => {
    open('?view=table&kind=talks&event=a-1&form=edit&window=2018');
    expect([view.value, filter.value, selectedId.value, form.value]).toEqual([
      'table',
      { kind: ['talks'] },
      'a-1',
      'edit',
    ]);
    expect(timeWindow.value).toEqual({ first: 17532, last: 17896 });
  });

  test('adds a history entry for each change of filter, view and selection', () => {
    setFilter({ kind: ['talks'] });
    setView('table');
    selectEvent('a-1');
    expect(browser.entries()).toEqual([
      '',
      '?kind=talks',
      '?view=table&kind=talks',
      '?view=table&kind=talks&event=a-1',
    ]);
    browser.back();
    browser.back();
    expect([view.value, filter.value, selectedId.value]).toEqual([
      'timeline',
      { kind: ['talks'] },
      undefined,
    ]);
  });

  test('adds no history entries while the chart is panned', () => {
    setTimeWindow({ first: 0, last: 30 });
    setTimeWindow({ first: 10, last: 40 });
    expect(browser.entries()).toEqual(['?window=1970-01-11/1970-02-10']);
  });

  test('adds no history entry if nothing changes', () => {
    setFilter({ q: 'Zenda' });
    setFilter({ q: 'Zenda', tag: [] });
    selectEvent(undefined);
    expect(browser.entries()).toEqual(['', '?q=Zenda']);
  });

  test('removes a parameter from the filter for undefined, an empty text or an empty list', () => {
    setFilter({ q: 'Zenda', tag: ['spies'], from: '2014' });
    setFilter({ q: '', tag: [], from: undefined });
    expect(filter.value).toEqual({});
  });

  test('resets the visible window only when the dates of the filter change', () => {
    setTimeWindow({ first: 0, last: 30 });
    setFilter({ q: 'Zenda' });
    expect(timeWindow.value).toEqual({ first: 0, last: 30 });
    setFilter({ from: '2014' });
    expect(timeWindow.value).toBeUndefined();
  });

  test('shows the United States and Russia by default, and has only other sides in the address', () => {
    expect(sides.value).toEqual({ upper: 'US', lower: 'RU' });
    setSides({ upper: 'XR', lower: 'XF' });
    expect(sides.value).toEqual({ upper: 'XR', lower: 'XF' });
    setSides({ upper: 'US', lower: 'RU' });
    expect(browser.entries()).toEqual(['', '?sides=XR,XF', '']);
  });

  test('keeps the sides when the filter is cleared', () => {
    setSides({ upper: 'XR', lower: 'XF' });
    setFilter({ q: 'Zenda' });
    clearFilter();
    expect(filter.value).toEqual({ sides: { upper: 'XR', lower: 'XF' } });
  });

  test('opens and closes the form through the address', () => {
    selectEvent('a-1');
    openForm('edit');
    expect(browser.entries().at(-1)).toBe('?event=a-1&form=edit');
    closeForm();
    expect([form.value, selectedId.value]).toEqual([undefined, 'a-1']);
  });

  test('builds the address of the page with another event, without going there', () => {
    setFilter({ q: 'Zenda' });
    expect(addressWith({ selectedId: 'b-2' })).toBe('?q=Zenda&event=b-2');
    expect(filter.value).toEqual({ q: 'Zenda' });
  });

  test('does not notify about the filter when Back leads to an equal one', () => {
    setFilter({ kind: ['talks'] });
    selectEvent('a-1');
    let changes = -1;
    const stopCounting = effect(() => {
      void filter.value;
      changes += 1;
    });
    browser.back();
    stopCounting();
    expect([selectedId.value, changes]).toEqual([undefined, 0]);
  });
});

describe('an address with an invalid parameter', () => {
  beforeEach(() => open('?kind=feast&q=Zenda'));

  test('is reported, and its valid parameters apply', () => {
    expect(addressErrors.value.map(({ path }) => path)).toEqual(['/kind']);
    expect(filter.value).toEqual({ q: 'Zenda' });
  });

  test('is corrected in the same history entry', () => {
    clearInvalidParams();
    expect(addressErrors.value).toEqual([]);
    expect(browser.entries()).toEqual(['?q=Zenda']);
  });

  test('is no longer reported after the next change', () => {
    setView('table');
    expect(addressErrors.value).toEqual([]);
    expect(browser.entries()).toEqual(['?kind=feast&q=Zenda', '?view=table&q=Zenda']);
  });
});

test('an embedded page does not open the form', () => {
  const embedded = createPageState({ isEmbedded: true });
  embedded.openForm('new');
  expect(embedded.form.value).toBeUndefined();
});

describe('a story', () => {
  const shown = {
    filter: { kind: ['talks'] as const },
    timeWindow: { first: 10, last: 19 },
    selectedId: 'note',
  };

  test('keeps what its step shows out of the address', () => {
    open('?view=table&kind=expulsion');
    playStory(3);
    showStep(shown);
    setStoryStep(2, { replace: true });
    expect(browser.entries()).toEqual(['?view=table&kind=expulsion', '?story=3&step=2']);
    expect([filter.value, timeWindow.value, selectedId.value]).toEqual([
      { kind: ['talks'] },
      { first: 10, last: 19 },
      'note',
    ]);
    browser.back();
    expect([view.value, filter.value, story.value, selectedId.value]).toEqual([
      'table',
      { kind: ['expulsion'] },
      undefined,
      undefined,
    ]);
  });

  test('keeps its view when Back goes to another step, until that step is shown', () => {
    open('?story=3');
    showStep(shown);
    setStoryStep(2);
    browser.back();
    expect([storyStep.value, filter.value, timeWindow.value]).toEqual([1, shown.filter, shown.timeWindow]);
  });

  test('is left by links, unless they name it', () => {
    open('?story=3&step=4');
    showStep(shown);
    expect(addressWith({ view: 'in-force', on: '2018', timeWindow: undefined })).toBe(
      '?view=in-force&kind=talks&event=note&on=2018',
    );
    expect(addressWith({ story: 3, step: 2 })).toBe('?story=3&step=2');
  });

  test('is left for the view of its step', () => {
    open('?story=3&step=4');
    showStep(shown);
    leaveStory(3);
    expect(browser.entries().at(-1)).toBe('?stories=3&kind=talks&window=1970-01-11/1970-01-20&event=note');
  });

  test('can be edited beside any view, also beside one that was saved', () => {
    openStories('new');
    openQuery('view=table&kind=talks');
    expect([storiesPanel.value, view.value]).toEqual(['new', 'table']);
    expect(currentQuery()).toBe('view=table&kind=talks');
    // Readers of a link do not want an editor.
    expect(addressWith({})).toBe('?view=table&kind=talks');
    playStory(3);
    expect([storiesPanel.value, story.value, storyStep.value]).toEqual([undefined, 3, 1]);
  });
});
