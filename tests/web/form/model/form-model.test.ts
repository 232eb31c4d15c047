import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EventWithLinks } from '../../../../domain/events/event.ts';
import { dateDraftFrom } from '../../../../web/form/date/date-draft.ts';
import {
  draftFromEvent,
  duplicateOf,
  EMPTY_DRAFT,
  type EventDraft,
} from '../../../../web/form/model/draft.ts';
import { createFormModel, type FormModel } from '../../../../web/form/model/form-model.ts';
import type { FormResult } from '../../../../web/form/model/form-state.ts';
import { loadErrorTexts } from '../../../../web/i18n/error-texts.ts';
import { createTestServer, type TestServer } from '../../../support/test-server.ts';
import { loadEnglishMessages } from '../../load-messages.ts';

await loadEnglishMessages();

beforeAll(() => loadErrorTexts('en'));

const talks: EventDraft = {
  ...EMPTY_DRAFT,
  date: dateDraftFrom('2018-03-26'),
  title: 'Talks at Zenda',
  kind: 'talks',
  initiators: ['XR', 'XF'],
};

interface Page {
  readonly server: TestServer;
  /** Method and path of every write. */
  readonly sent: string[];
  /** The next writes reach the server, but their responses are lost. */
  loseResponses(count: number): void;
}

/** A real server that the page's code reaches through `fetch`, over a network that can fail. */
async function startPage(): Promise<Page> {
  const server = await createTestServer();
  const listener = server.app.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => void listener.close());
  const { port } = listener.address() as AddressInfo;
  const { fetch } = globalThis;
  const sent: string[] = [];
  let lost = 0;
  vi.stubGlobal('fetch', async (path: string, request: RequestInit) => {
    const isWrite = request.method !== 'GET' && path !== '/api/events/similar';
    if (isWrite) sent.push(`${request.method} ${path}`);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, request);
    if (isWrite && lost > 0) {
      lost -= 1;
      throw new TypeError('Failed to fetch');
    }
    return response;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return {
    server,
    sent,
    loseResponses(count) {
      lost = count;
    },
  };
}

function openTestForm(draft: EventDraft, base?: EventWithLinks): { form: FormModel; results: FormResult[] } {
  const results: FormResult[] = [];
  const initialDraft = base === undefined ? EMPTY_DRAFT : draftFromEvent(base);
  return {
    form: createFormModel({ draft, initialDraft, base }, (result) => results.push(result)),
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
  it('is stored under the proposed id', async () => {
    const page = await startPage();
    const { form, results } = openTestForm(talks);
    await form.save();
    expect(results).toMatchObject([
      { outcome: 'saved', event: { id: '2018-03-26-talks-at-zenda', version: 1 } },
    ]);
    expect(await stored(page, '2018-03-26-talks-at-zenda')).toMatchObject({ title: 'Talks at Zenda' });
  });

  it('is stored once when Save is pressed several times', async () => {
    const page = await startPage();
    const { form, results } = openTestForm(talks);
    await Promise.all([form.save(), form.save(), form.save()]);
    expect(page.sent).toEqual(['POST /api/events']);
    expect(results).toHaveLength(1);
  });

  it('is stored once when the response was lost and Save is pressed again', async () => {
    const page = await startPage();
    const { form, results } = openTestForm(talks);
    page.loseResponses(1);
    await form.save();
    expect(form.step.value).toMatchObject({ name: 'saveFailed', problem: { status: 0 } });
    expect(form.draft.value).toEqual(talks);
    await form.save();
    expect(results).toMatchObject([{ outcome: 'saved', event: { id: '2018-03-26-talks-at-zenda' } }]);
    expect((await page.server.call.get('/api/events')).body.total).toBe(1);
  });

  it('that duplicates a stored one is saved only on request', async () => {
    const page = await startPage();
    const first = openTestForm(talks);
    await first.form.save();
    const second = openTestForm({ ...talks, id: 'another', title: ` ${talks.title.toUpperCase()}` });
    await second.form.save();
    expect(second.form.step.value).toMatchObject({
      name: 'duplicateFound',
      duplicates: [{ event: { id: '2018-03-26-talks-at-zenda' } }],
      isSaving: true,
    });
    expect(second.results).toEqual([]);
    second.form.backToEditing();
    expect(second.form.step.value).toEqual({ name: 'editing', mayBeStored: false });
    await second.form.save();
    await second.form.saveDuplicate();
    expect(second.results).toMatchObject([{ outcome: 'saved', event: { id: 'another' } }]);
    // The user said that both are different, which is remembered.
    expect(page.sent).toEqual([
      'POST /api/events',
      'POST /api/events',
      'PUT /api/events/another/distinct/2018-03-26-talks-at-zenda',
    ]);

    const other = openTestForm({
      ...talks,
      id: 'other',
      date: dateDraftFrom('2018-05-02'),
      title: 'Other talks',
    });
    await other.form.save();
    expect(other.results).toHaveLength(1);
  });

  it('with an id in use gets an error at its id', async () => {
    const page = await startPage();
    await page.server.add({ id: '2018-03-26-talks-at-zenda' });
    const { form, results } = openTestForm(talks);
    await form.save();
    expect(results).toEqual([]);
    expect(form.errors.value).toMatchObject([{ path: 'id' }]);
    expect(form.refusals.value).toBe(1);
    form.change({ id: 'another' });
    expect(form.errors.value).toEqual([]);
  });

  it('with errors is not sent, and shows all of them', async () => {
    const page = await startPage();
    const { form } = openTestForm({ ...talks, title: '', kind: '', people_expelled: 'many' });
    expect(form.errors.value).toEqual([]);
    await form.save();
    expect(page.sent).toEqual([]);
    expect(form.errors.value.map(({ path }) => path)).toEqual(['kind', 'title', 'people_expelled']);
  });

  it('shows the errors of a field once it was left', () => {
    const { form } = openTestForm({ ...talks, title: '' });
    form.touch('title');
    expect(form.errorTextsAt('title')).toEqual(['Give the event a title, in English or in Russian.']);
    form.change({ title: 'T' });
    expect(form.errorTextsAt('title')).toEqual([]);
  });

  it('linked to an unknown event gets an error at its link', async () => {
    await startPage();
    const links = [{ key: 3, relation: 'responds_to' as const, to: 'nowhere', date: '', title: '' }];
    const { form } = openTestForm({ ...talks, links });
    await form.save();
    expect(form.errors.value).toMatchObject([{ path: 'links.3.to' }]);
  });

  it('duplicated from another keeps its sources and links, and starts as a draft', async () => {
    const page = await startPage();
    const cause = await page.server.add({ id: 'cause' });
    const original = await page.server.add({
      id: 'original',
      review: 'reviewed',
      sources: [{ publisher: 'Gazette' }],
      links: [{ to: cause.id, relation: 'responds_to' }],
    });
    const { form, results } = openTestForm(duplicateOf(original));
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

describe('an event that someone else changed', () => {
  it('is shown in both versions and merged as chosen', async () => {
    const page = await startPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before', tags: ['one'] });
    const { form, results } = openTestForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs', people_expelled: 3, tags: ['one', 'theirs'] });
    form.change({ title: 'Mine', summary: 'Mine too.', tags: ['one', 'mine'] });

    await form.save();
    expect(form.step.value).toMatchObject({
      name: 'conflict',
      current: { version: 2 },
      comparison: { conflicts: ['title', 'tags'], kept: ['summary'], taken: ['people_expelled'] },
    });
    await form.merge({ title: 'mine', tags: 'both' });

    expect(results).toMatchObject([{ outcome: 'saved', event: { version: 3 } }]);
    expect(await stored(page, 'zenda')).toMatchObject({
      title: 'Mine',
      summary: 'Mine too.',
      people_expelled: 3,
      tags: ['one', 'theirs', 'mine'],
    });
  });

  it('keeps my changes when I go back to the form', async () => {
    const page = await startPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = openTestForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs' });
    form.change({ title: 'Mine' });
    await form.save();
    form.backToEditing();
    expect(form.draft.value.title).toBe('Mine');
    await form.save();
    expect(form.step.value).toMatchObject({ name: 'conflict' });
    expect(results).toEqual([]);
  });

  it('is compared again when a third version was saved in the meantime', async () => {
    const page = await startPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = openTestForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs' });
    form.change({ title: 'Mine' });
    await form.save();
    await change(page, await stored(page, 'zenda'), { summary: 'By a third person.' });
    await form.merge({ title: 'mine' });
    expect(form.step.value).toMatchObject({
      name: 'conflict',
      comparison: { conflicts: [], kept: ['title'], taken: ['summary'] },
    });
    await form.merge({});
    expect(results).toMatchObject([{ event: { title: 'Mine', summary: 'By a third person.', version: 4 } }]);
  });

  it('is not stored again when every choice is theirs', async () => {
    const page = await startPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = openTestForm(draftFromEvent(base), base);
    await change(page, base, { title: 'Theirs' });
    form.change({ title: 'Mine' });
    await form.save();
    await form.merge({ title: 'theirs' });
    expect(results).toMatchObject([{ outcome: 'saved', event: { title: 'Theirs', version: 2 } }]);
  });

  it('is no conflict when the change was my own, whose response was lost', async () => {
    const page = await startPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = openTestForm(draftFromEvent(base), base);
    form.change({ title: 'Mine' });
    page.loseResponses(1);
    await form.save();
    await form.save();
    expect(results).toMatchObject([{ outcome: 'saved', event: { title: 'Mine', version: 2 } }]);
  });
});

describe('an event that someone else deleted', () => {
  it('can be restored with my changes', async () => {
    const page = await startPage();
    const base = await page.server.add({ id: 'zenda', title: 'Before' });
    const { form, results } = openTestForm(draftFromEvent(base), base);
    await page.server.call.delete('/api/events/zenda').set('If-Match', '"1"').expect(204);
    form.change({ title: 'Mine' });
    await form.save();
    expect(form.step.value).toEqual({ name: 'deleted' });
    await form.restoreAndSave();
    expect(results).toMatchObject([{ outcome: 'saved', event: { id: 'zenda', title: 'Mine' } }]);
    expect(await stored(page, 'zenda')).toMatchObject({ title: 'Mine' });
  });

  it('can be saved as a new event under another id', async () => {
    const page = await startPage();
    const base = await page.server.add({
      id: '2018-03-26-talks-at-zenda',
      date: '2018-03-26',
      title: 'Talks at Zenda',
    });
    const { form, results } = openTestForm(draftFromEvent(base), base);
    await page.server.call.delete(`/api/events/${base.id}`).set('If-Match', '"1"').expect(204);
    form.change({ summary: 'Mine.' });
    await form.save();
    await form.saveAsNew();
    expect(results).toMatchObject([
      { outcome: 'saved', event: { id: '2018-03-26-talks-at-zenda-2', summary: 'Mine.' } },
    ]);
  });
});

it('does not store an unchanged event', async () => {
  const page = await startPage();
  const base = await page.server.add({ id: 'zenda' });
  const { form, results } = openTestForm(draftFromEvent(base), base);
  await form.save();
  expect(results).toEqual([{ outcome: 'left' }]);
  expect(page.sent).toEqual([]);
});
