import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EventWithLinks } from '../../../../domain/events/event.ts';
import { dateDraftFrom } from '../../../../web/form/date/date-draft.ts';
import {
  draftFromEvent,
  duplicateOf,
  EMPTY_DRAFT,
  type EventDraft,
} from '../../../../web/form/model/draft.ts';
import { createFormModel, type FormModel } from '../../../../web/form/model/form-model.ts';
import type { FormResult } from '../../../../web/form/model/form-result.ts';
import { createTestServer, type TestServer } from '../../../support/test-server.ts';

const words = {
  kind: 'Choose a kind.',
  link: 'Which event?',
  date: { day: 'day?', month: 'month?', season: 'season?', year: 'year?', start: 'start?', end: 'end?' },
  either: (one: string, other: string) => `${one} or ${other}?`,
};

const talks: EventDraft = {
  ...EMPTY_DRAFT,
  date: dateDraftFrom('2018-03-26'),
  title: 'Talks at Zenda',
  kind: 'talks',
  initiators: ['XR', 'XF'],
};

interface Page {
  readonly server: TestServer;
  /** What the page sent, method and path. */
  readonly sent: string[];
  /** The answers to the next requests are lost on their way back. */
  loseAnswers(count: number): void;
}

/** The page's own way to a real server, over a network that can be cut. */
async function aPage(): Promise<Page> {
  const server = await createTestServer();
  const listener = server.app.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => void listener.close());
  const { port } = listener.address() as AddressInfo;
  const { fetch } = globalThis;
  const sent: string[] = [];
  let lost = 0;
  vi.stubGlobal('fetch', async (path: string, request: RequestInit) => {
    const isWrite = request.method !== 'GET';
    if (isWrite) sent.push(`${request.method} ${path}`);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, request);
    if (isWrite && lost > 0) {
      lost -= 1;
      throw new TypeError('Failed to fetch');
    }
    return answer;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return {
    server,
    sent,
    loseAnswers(count) {
      lost = count;
    },
  };
}

function aForm(draft: EventDraft, base?: EventWithLinks): { form: FormModel; results: FormResult[] } {
  const results: FormResult[] = [];
  const start = base === undefined ? EMPTY_DRAFT : draftFromEvent(base);
  return {
    form: createFormModel(
      { draft, start, base },
      () => words,
      (result) => results.push(result),
    ),
    results,
  };
}

const stored = async ({ server }: Page, id: string) => (await server.call.get(`/api/events/${id}`)).body;
const change = async ({ server }: Page, event: EventWithLinks, fields: object) => {
  const {
    linked_to: _t,
    linked_from: _f,
    first_day: _a,
    last_day: _z,
    version,
    updated_at: _u,
    goldstein: _g,
    ...rest
  } = event;
  await server.call
    .put(`/api/events/${event.id}`)
    .set('If-Match', `"${version}"`)
    .send({ ...rest, ...fields })
    .expect(200);
};

describe('a new event', () => {
  it('is stored under the id that was proposed', async () => {
    const page = await aPage();
    const { form, results } = aForm(talks);
    await form.save();
    expect(results).toMatchObject([
      { outcome: 'saved', event: { id: '2018-03-26-talks-at-zenda', version: 1 } },
    ]);
    expect(await stored(page, '2018-03-26-talks-at-zenda')).toMatchObject({ title: 'Talks at Zenda' });
  });

  it('is stored once, however often Save is pressed', async () => {
    const page = await aPage();
    const { form, results } = aForm(talks);
    await Promise.all([form.save(), form.save(), form.save()]);
    expect(page.sent).toEqual(['POST /api/events']);
    expect(results).toHaveLength(1);
  });

  it('is stored once even when the answer was lost and it is sent again', async () => {
    const page = await aPage();
    const { form, results } = aForm(talks);
    page.loseAnswers(1);
    await form.save();
    expect(form.stage.value).toMatchObject({ name: 'failed', problem: { status: 0 } });
    expect(form.draft.value).toEqual(talks);
    await form.save();
    expect(results).toMatchObject([{ outcome: 'saved', event: { id: '2018-03-26-talks-at-zenda' } }]);
    expect((await page.server.call.get('/api/events')).body.total).toBe(1);
  });

  it('that says the same as one that is there is stored only when that is meant', async () => {
    const page = await aPage();
    const first = aForm(talks);
    await first.form.save();
    const second = aForm({ ...talks, id: 'another', title: ` ${talks.title.toUpperCase()}` });
    await second.form.save();
    expect(second.form.stage.value).toMatchObject({
      name: 'twin',
      twin: { id: '2018-03-26-talks-at-zenda' },
    });
    expect(second.results).toEqual([]);
    second.form.backToWriting();
    expect(second.form.stage.value).toEqual({ name: 'writing' });
    await second.form.save();
    await second.form.saveTwin();
    expect(second.results).toMatchObject([{ outcome: 'saved', event: { id: 'another' } }]);
    expect(page.sent).toEqual(['POST /api/events', 'POST /api/events']);

    const other = aForm({ ...talks, id: 'other', title: 'Other talks' });
    await other.form.save();
    expect(other.results).toHaveLength(1);
  });

  it('under an id that another event has is refused at its id', async () => {
    const page = await aPage();
    await page.server.add({ id: '2018-03-26-talks-at-zenda' });
    const { form, results } = aForm(talks);
    await form.save();
    expect(results).toEqual([]);
    expect(form.errors.value).toMatchObject([{ place: 'id' }]);
    expect(form.refusals.value).toBe(1);
    form.change({ id: 'another' });
    expect(form.errors.value).toEqual([]);
  });

  it('with errors is not sent, and tells all of them at once', async () => {
    const page = await aPage();
    const { form } = aForm({ ...talks, title: '', kind: '', people_expelled: 'many' });
    expect(form.errors.value).toEqual([]);
    await form.save();
    expect(page.sent).toEqual([]);
    expect(form.errors.value.map(({ place }) => place)).toEqual(['kind', 'title', 'people_expelled']);
  });

  it('tells what is wrong with a field once it was left', () => {
    const { form } = aForm({ ...talks, title: '' });
    form.touch('title');
    expect(form.messagesAt('title')).toEqual(['Give the event a title.']);
    form.change({ title: 'T' });
    expect(form.messagesAt('title')).toEqual([]);
  });

  it('linked to nothing is refused at its link', async () => {
    await aPage();
    const links = [{ key: 3, relation: 'responds_to' as const, to: 'nowhere', date: '', title: '' }];
    const { form } = aForm({ ...talks, links });
    await form.save();
    expect(form.errors.value).toMatchObject([{ place: 'links.3.to' }]);
  });

  it('copied from another has its sources and links, and its evidence still to be checked', async () => {
    const page = await aPage();
    const cause = await page.server.add({ id: 'cause' });
    const original = await page.server.add({
      id: 'original',
      review: 'reviewed',
      sources: [{ publisher: 'Gazette' }],
      links: [{ to: cause.id, relation: 'responds_to' }],
    });
    const { form, results } = aForm(duplicateOf(original));
    form.change({ title: 'Another', date: dateDraftFrom('2019-01-01') });
    await form.save();
    expect(results).toMatchObject([
      {
        event: {
          id: '2019-01-01-another',
          review: 'draft',
          sources: [{ publisher: 'Gazette' }],
          linked_to: [{ id: 'cause', relation: 'responds_to' }],
        },
      },
    ]);
  });
});

describe('an event that was changed meanwhile', () => {
  it('is shown in both versions, and stored with the choices on top of the current one', async () => {
    const page = await aPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before', tags: ['one'] });
    const { form, results } = aForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs', people_expelled: 3, tags: ['one', 'theirs'] });
    form.change({ title: 'Mine', summary: 'Mine too.', tags: ['one', 'mine'] });

    await form.save();
    expect(form.stage.value).toMatchObject({
      name: 'conflict',
      current: { version: 2 },
      comparison: { conflicts: ['title', 'tags'], kept: ['summary'], taken: ['people_expelled'] },
    });
    await form.settle({ title: 'mine', tags: 'both' });

    expect(results).toMatchObject([{ outcome: 'saved', event: { version: 3 } }]);
    expect(await stored(page, 'zenda')).toMatchObject({
      title: 'Mine',
      summary: 'Mine too.',
      people_expelled: 3,
      tags: ['one', 'theirs', 'mine'],
    });
  });

  it('can be gone back from without losing either version', async () => {
    const page = await aPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = aForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs' });
    form.change({ title: 'Mine' });
    await form.save();
    form.backToWriting();
    expect(form.draft.value.title).toBe('Mine');
    await form.save();
    expect(form.stage.value).toMatchObject({ name: 'conflict' });
    expect(results).toEqual([]);
  });

  it('is met again when a third version came in between', async () => {
    const page = await aPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = aForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs' });
    form.change({ title: 'Mine' });
    await form.save();
    await change(page, await stored(page, 'zenda'), { summary: 'A third hand.' });
    await form.settle({ title: 'mine' });
    expect(form.stage.value).toMatchObject({
      name: 'conflict',
      comparison: { conflicts: [], kept: ['title'], taken: ['summary'] },
    });
    await form.settle({});
    expect(results).toMatchObject([{ event: { title: 'Mine', summary: 'A third hand.', version: 4 } }]);
  });

  it('settled wholly in favour of the other is not stored again', async () => {
    const page = await aPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = aForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs' });
    form.change({ title: 'Mine' });
    await form.save();
    await form.settle({ title: 'theirs' });
    expect(results).toMatchObject([{ outcome: 'saved', event: { title: 'Theirs', version: 2 } }]);
  });

  it('is no conflict when it was my own change whose answer was lost', async () => {
    const page = await aPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = aForm(draftFromEvent(base), base);
    form.change({ title: 'Mine' });
    page.loseAnswers(1);
    await form.save();
    await form.save();
    expect(results).toMatchObject([{ outcome: 'saved', event: { title: 'Mine', version: 2 } }]);
  });
});

describe('an event that was deleted meanwhile', () => {
  it('can be brought back with my changes', async () => {
    const page = await aPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = aForm(draftFromEvent(base), base);
    await page.server.call.delete('/api/events/zenda').set('If-Match', '"1"').expect(204);
    form.change({ title: 'Mine' });
    await form.save();
    expect(form.stage.value).toEqual({ name: 'gone' });
    await form.bringBackAndSave();
    expect(results).toMatchObject([{ outcome: 'saved', event: { id: 'zenda', title: 'Mine' } }]);
    expect(await stored(page, 'zenda')).toMatchObject({ title: 'Mine' });
  });

  it('can be stored as a new event, and leaves the deleted one its id', async () => {
    const page = await aPage();
    const base = await page.server.add({
      id: '2018-03-26-talks-at-zenda',
      date: '2018-03-26',
      title: 'Talks at Zenda',
    });
    const { form, results } = aForm(draftFromEvent(base), base);
    await page.server.call.delete(`/api/events/${base.id}`).set('If-Match', '"1"').expect(204);
    form.change({ summary: 'Mine.' });
    await form.save();
    await form.saveAsNew();
    expect(results).toMatchObject([
      { outcome: 'saved', event: { id: '2018-03-26-talks-at-zenda-2', summary: 'Mine.' } },
    ]);
  });
});

it('an event on which nothing was changed is not stored again', async () => {
  const page = await aPage();
  const base = await page.server.add({ id: 'zenda' });
  const { form, results } = aForm(draftFromEvent(base), base);
  await form.save();
  expect(results).toEqual([{ outcome: 'left' }]);
  expect(page.sent).toEqual([]);
});
