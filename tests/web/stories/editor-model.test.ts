import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Story } from '../../../domain/stories/story.ts';
import { ApiProblem } from '../../../web/api/api-problem.ts';
import { StoryEditorModel } from '../../../web/stories/editor/editor-model.ts';
import { draftOf } from '../../../web/stories/editor/story-draft.ts';

const STORED: Story = {
  id: 3,
  version: 1,
  title: 'The mail affair',
  steps: [
    { heading: 'One', window: '2018-03-01/2018-04-30', filter: 'kind=talks', event: 'note' },
    { heading: 'Two' },
    { heading: 'Three' },
  ],
};
const THEIRS: Story = { ...STORED, version: 2, title: 'Theirs' };

const conflict = new ApiProblem(412, { current: THEIRS });
const requests = {
  createStory: vi.fn(),
  replaceStory: vi.fn(),
  restoreStory: vi.fn(),
  fetchStory: vi.fn(),
  fetchStories: vi.fn(),
};

beforeEach(() => {
  for (const request of Object.values(requests)) request.mockReset();
});

const edit = (start: ConstructorParameters<typeof StoryEditorModel>[0] = { base: STORED }) =>
  new StoryEditorModel(start, requests);
const headings = (model: StoryEditorModel) => model.draft.value.steps.map(({ heading }) => heading);
const keyOf = (model: StoryEditorModel, index: number) => model.draft.value.steps[index]?.key ?? -1;

describe('The steps of a story', () => {
  it('move, and keep their keys', () => {
    const model = edit();
    const key = keyOf(model, 0);
    model.moveStep(key, 2);
    expect([headings(model), keyOf(model, 2)]).toEqual([['Two', 'Three', 'One'], key]);
    model.moveStep(key, 3);
    model.moveStep(key, -1);
    expect(headings(model)).toEqual(['Two', 'Three', 'One']);
  });

  it('come back to their place when a deletion is undone', () => {
    const model = edit();
    const undo = model.removeStep(keyOf(model, 1));
    expect(headings(model)).toEqual(['One', 'Three']);
    undo();
    undo();
    expect(headings(model)).toEqual(['One', 'Two', 'Three']);
    expect(model.isChanged.value).toBe(false);
  });

  it('keep what the chart shows when they are added or updated', async () => {
    const model = edit();
    const view = { window: '2018-05-01/2018-05-31', filter: 'kind=expulsion', event: 'reply' };
    const key = model.addStep(view);
    expect([model.openKey.value, key]).toEqual([key, 3]);
    model.changeStep(key, { heading: 'Four', text_ru: 'Четыре' });
    model.setView(keyOf(model, 0), {});
    requests.replaceStory.mockResolvedValue({ ...STORED, version: 2 });
    await model.save();
    expect(requests.replaceStory).toHaveBeenCalledWith(
      3,
      {
        title: 'The mail affair',
        steps: [
          { heading: 'One' },
          { heading: 'Two' },
          { heading: 'Three' },
          { heading: 'Four', text_ru: 'Четыре', ...view },
        ],
      },
      1,
    );
  });
});

describe('A story', () => {
  it('is changed only if it says something else', () => {
    const model = edit();
    model.change({ title: ' The mail affair ' });
    expect(model.isChanged.value).toBe(false);
    model.change({ title_ru: 'Почтовое дело' });
    expect(model.isChanged.value).toBe(true);
    const undo = model.discard();
    expect(model.isChanged.value).toBe(false);
    undo();
    expect(model.draft.value.title_ru).toBe('Почтовое дело');
  });

  it('with errors is not sent', async () => {
    const model = edit({});
    expect(model.isChanged.value).toBe(false);
    model.addStep({});
    expect(await model.save()).toBeUndefined();
    expect(model.errors.value.map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/steps/0/heading step-heading-missing',
      '/title story-title-missing',
    ]);
    expect(requests.createStory).not.toHaveBeenCalled();
  });

  it('that was saved is the base of the next change', async () => {
    const model = edit({});
    model.change({ title: 'New' });
    requests.createStory.mockResolvedValue({ id: 9, version: 1, title: 'New', steps: [] });
    expect(await model.save()).toMatchObject({ id: 9 });
    model.change({ title: 'Newer' });
    requests.replaceStory.mockResolvedValue({ id: 9, version: 2, title: 'Newer', steps: [] });
    await model.save();
    expect(requests.replaceStory).toHaveBeenCalledWith(9, { title: 'Newer', steps: [] }, 1);
    expect(model.isChanged.value).toBe(false);
  });

  it('keeps what was typed while it was being saved', async () => {
    const model = edit();
    model.change({ title: 'First' });
    const response = Promise.withResolvers<Story>();
    requests.replaceStory.mockReturnValue(response.promise);
    const saving = model.save();
    model.change({ title: 'First and second' });
    expect(await model.save()).toBeUndefined();
    response.resolve({ ...STORED, title: 'First', version: 2 });
    await saving;
    expect([model.draft.value.title, model.isChanged.value]).toEqual(['First and second', true]);
  });

  it('stays as it is when the server cannot be reached', async () => {
    const model = edit();
    model.change({ title: 'Mine' });
    requests.replaceStory.mockRejectedValue(new ApiProblem(0));
    expect(await model.save()).toBeUndefined();
    expect([model.problem.value?.status, model.draft.value.title]).toEqual([0, 'Mine']);
    requests.replaceStory.mockResolvedValue({ ...STORED, title: 'Mine', version: 2 });
    await model.save();
    expect([model.problem.value, model.isChanged.value]).toEqual([undefined, false]);
  });

  it('is not stored twice if the first response was lost', async () => {
    const model = edit({});
    model.change({ title: 'New' });
    requests.createStory.mockRejectedValue(new ApiProblem(0));
    await model.save();
    const stored = { id: 9, version: 1, title: 'New', steps: [] };
    requests.fetchStories.mockResolvedValue([{ id: 9, version: 1, title: 'New', step_count: 0 }]);
    requests.fetchStory.mockResolvedValue(stored);
    expect(await model.save()).toEqual(stored);
    expect(requests.createStory).toHaveBeenCalledTimes(1);
  });
});

describe('A story that someone else has changed', () => {
  async function inConflict() {
    const model = edit();
    model.change({ title: 'Mine' });
    requests.replaceStory.mockRejectedValueOnce(conflict);
    expect(await model.save()).toBeUndefined();
    expect([model.conflict.value, model.draft.value.title]).toEqual([THEIRS, 'Mine']);
    return model;
  }

  it('is overwritten only after a choice, and only the version that was seen', async () => {
    const model = await inConflict();
    requests.replaceStory.mockResolvedValue({ ...STORED, title: 'Mine', version: 3 });
    await model.keepMine();
    expect(requests.replaceStory).toHaveBeenLastCalledWith(3, expect.objectContaining({ title: 'Mine' }), 2);
    expect([model.conflict.value, model.base.value?.version]).toEqual([undefined, 3]);
  });

  it('can replace the draft, which can be brought back', async () => {
    const model = await inConflict();
    const undo = model.takeTheirs();
    expect([model.draft.value.title, model.isChanged.value, model.conflict.value]).toEqual([
      'Theirs',
      false,
      undefined,
    ]);
    undo();
    expect([model.draft.value.title, model.base.value, model.conflict.value]).toEqual([
      'Mine',
      STORED,
      THEIRS,
    ]);
  });

  it('can stay beside the draft as a story of its own', async () => {
    const model = await inConflict();
    requests.createStory.mockResolvedValue({ ...STORED, id: 10, title: 'Mine' });
    expect(await model.saveCopy()).toMatchObject({ id: 10 });
    expect([model.base.value?.id, model.conflict.value, model.isChanged.value]).toEqual([
      10,
      undefined,
      false,
    ]);
  });

  it('is no conflict if both say the same', async () => {
    const model = edit();
    model.change({ title: 'Theirs' });
    requests.replaceStory.mockRejectedValue(conflict);
    expect(await model.save()).toEqual(THEIRS);
    expect([model.conflict.value, model.isChanged.value]).toEqual([undefined, false]);
  });

  it('is shown at once if nothing was edited here', async () => {
    const model = edit();
    requests.fetchStory.mockResolvedValue(THEIRS);
    await model.checkNewer();
    expect([model.draft.value.title, model.conflict.value]).toEqual(['Theirs', undefined]);
  });

  it('is reported before the next save if something was edited here', async () => {
    const model = edit({ draft: { ...draftOf(STORED), title: 'Mine' }, base: STORED });
    requests.fetchStory.mockResolvedValue(THEIRS);
    await model.checkNewer();
    expect([model.draft.value.title, model.conflict.value]).toEqual(['Mine', THEIRS]);
  });

  it('can be restored if it was deleted', async () => {
    const model = edit();
    model.change({ title: 'Mine' });
    requests.replaceStory.mockRejectedValueOnce(new ApiProblem(404));
    await model.save();
    expect([model.isGone.value, model.draft.value.title]).toEqual([true, 'Mine']);
    requests.restoreStory.mockResolvedValue({ ...STORED, version: 3 });
    await model.restore();
    expect([model.isGone.value, model.base.value?.version, model.draft.value.title]).toEqual([
      false,
      3,
      'Mine',
    ]);
  });

  it('shows the conflict if it was changed and then deleted', async () => {
    const model = edit();
    model.change({ title: 'Mine' });
    const restored = { ...THEIRS, version: 4 };
    requests.restoreStory.mockResolvedValue(restored);
    await model.restore();
    expect([model.conflict.value, model.draft.value.title]).toEqual([restored, 'Mine']);
  });
});
