import { describe, expect, it } from 'vitest';
import { createTestServer, expectProblem } from '../../support/test-server.ts';
import { TEST_STORY } from '../../support/test-story.ts';

describe('/api/stories', () => {
  it('adds, lists, returns and changes a story', async () => {
    const { call } = await createTestServer();
    const created = await call.post('/api/stories').send(TEST_STORY).expect(201);
    expect(created.body).toEqual({ id: expect.any(Number), version: 1, ...TEST_STORY });
    expect(created.headers).toMatchObject({ location: `/api/stories/${created.body.id}`, etag: '"1"' });
    const path = created.headers.location ?? '';
    const read = await call.get(path).expect(200);
    expect(read.body).toEqual(created.body);
    expect(read.headers.etag).toBe('"1"');
    await call.get(path).set('If-None-Match', '"1"').expect(304);

    const changed = await call
      .put(path)
      .set('If-Match', '"1"')
      .send({ ...TEST_STORY, title: 'Seized mail' })
      .expect(200);
    expect(changed.body).toMatchObject({ title: 'Seized mail', version: 2 });
    expect(changed.headers.etag).toBe('"2"');
    const { body } = await call.get('/api/stories').expect(200);
    expect(body.items).toEqual([
      { id: created.body.id, version: 2, title: 'Seized mail', title_ru: 'Почтовое дело', step_count: 3 },
    ]);
  });

  it('deletes a story, and restores it under the same number', async () => {
    const { call } = await createTestServer();
    const { headers, body } = await call.post('/api/stories').send(TEST_STORY);
    const path = headers.location ?? '';
    await call.delete(path).set('If-Match', '"1"').expect(204);
    expect(expectProblem(await call.get(path), 'not-found')).toMatchObject({ code: 'story-deleted' });
    expect((await call.get('/api/stories')).body.items).toEqual([]);
    const restored = await call.post(`${path}/restore`).expect(200);
    expect(restored.body).toEqual({ ...body, version: 3 });
    await call.get(path).expect(200);
  });

  it('rejects the second of two concurrent changes, and sends the current story', async () => {
    const { call } = await createTestServer();
    const path = (await call.post('/api/stories').send(TEST_STORY)).headers.location ?? '';
    const put = (title: string) =>
      call
        .put(path)
        .set('If-Match', '"1"')
        .send({ ...TEST_STORY, title });
    await put('Mine').expect(200);
    const problem = expectProblem(await put('Yours'), 'story-version-conflict');
    expect(problem).toMatchObject({ code: 'story-version-conflict', params: { version: 2 } });
    expect(problem.current).toMatchObject({ title: 'Mine', version: 2, steps: TEST_STORY.steps });
    expectProblem(await call.delete(path).set('If-Match', '"1"'), 'story-version-conflict');
    expectProblem(await call.put(path).send(TEST_STORY), 'version-required');
    expectProblem(await call.put(path).set('If-Match', '*').send(TEST_STORY), 'invalid-if-match');
    expect((await call.get(path)).body.title).toBe('Mine');
  });

  it('names each invalid field', async () => {
    const { call } = await createTestServer();
    const steps = [
      { heading: 'One', filter: 'kind=party' },
      { text: 'Two', window: '2018/..' },
    ];
    const problem = expectProblem(await call.post('/api/stories').send({ steps }), 'validation-failed');
    expect(problem.errors?.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      '/steps/0/filter parameter-value-unknown',
      '/steps/1/heading step-heading-missing',
      '/steps/1/window step-window-open',
      '/title story-title-missing',
    ]);
  });

  it('does not find unknown stories', async () => {
    const { call } = await createTestServer();
    for (const id of ['9', '0', '01', 'first', '99999999999', '-1']) {
      expectProblem(await call.get(`/api/stories/${id}`), 'not-found');
      expectProblem(
        await call.put(`/api/stories/${id}`).set('If-Match', '"1"').send(TEST_STORY),
        'not-found',
      );
      expectProblem(await call.post(`/api/stories/${id}/restore`), 'not-found');
      expectProblem(await call.get(`/api/stories/${id}/timelinejs.json`), 'not-found');
    }
  });
});

describe('A story as TimelineJS', () => {
  const slidesOf = async (query = '') => {
    const { call, add } = await createTestServer();
    await add({
      id: 'note',
      date: '2018-03',
      title: 'A note',
      title_ru: 'Нота',
      sources: [{ publisher: 'Gazette & Co', url: 'https://example.org/?a=1&b=2' }],
    });
    await add({ id: 'talks', date: '2017-05-02', kind: 'talks' });
    const path = (await call.post('/api/stories').send(TEST_STORY)).headers.location;
    const response = await call.get(`${path}/timelinejs.json${query}`).expect(200);
    expect(response.headers['content-disposition']).toMatch(/"demarche-story-\d+-2026-08-30\.json"/);
    return response.body;
  };

  it('has a slide per step, in order, at its event, its window or the days of its filter', async () => {
    const { title, events } = await slidesOf();
    expect(title.text.headline).toBe('The mail affair');
    expect(title.text.text).toMatch(/href="http:\/\/127\.0\.0\.1:\d+\/\?story=\d+"/);
    expect(events).toMatchObject([
      {
        start_date: { year: 2018, month: 3 },
        display_date: 'March 2018',
        text: { headline: 'Ruritania expels three' },
      },
      {
        start_date: { year: 2018, month: 4, day: 1 },
        end_date: { year: 2018, month: 4, day: 30 },
        display_date: 'April 2018',
        text: { headline: 'Freedonia answers', text: '' },
      },
      {
        start_date: { year: 2017, month: 5, day: 2 },
        end_date: { year: 2018, month: 3, day: 31 },
        text: { headline: 'И сегодня' },
      },
    ]);
    expect(events[0].start_date).not.toHaveProperty('day');
    expect(events[0].text.text).toBe(
      '<p>Three diplomats had a week to leave.</p><p>No reason was given.</p><p><strong>March 2018: A note</strong></p>' +
        '<p><a href="https://example.org/?a=1&amp;b=2">Gazette &amp; Co</a></p>',
    );
  });

  it('is in Russian on request', async () => {
    const { title, events } = await slidesOf('?lang=ru');
    expect(title.text.headline).toBe('Почтовое дело');
    expect(title.text.text).toContain('&amp;lang=ru');
    expect(events[0].text.headline).toBe('Руритания высылает троих');
    expect(events[0].text.text).toContain('Нота');
    expect(events[1].text.headline).toBe('Freedonia answers');
  });

  it('contains no markup from the texts', async () => {
    const { call } = await createTestServer();
    const hostile = '<img src=x onerror=alert(1)>"&\'</p>';
    const steps = [{ heading: hostile, text: hostile, event: 'missing' }];
    const path = (await call.post('/api/stories').send({ title: hostile, steps })).headers.location;
    const { body } = await call.get(`${path}/timelinejs.json`).expect(200);
    const texts = [body.title.text.headline, body.events[0].text.headline, body.events[0].text.text];
    expect(texts.join(' ')).not.toMatch(/<img|"&'/);
    // No event matches, so the slide has the day of the export, which is not shown.
    expect(body.events[0]).toMatchObject({
      start_date: { year: 2026, month: 8, day: 30 },
      display_date: ' ',
    });
  });

  it('rejects an unknown language', async () => {
    const { call } = await createTestServer();
    const path = (await call.post('/api/stories').send(TEST_STORY)).headers.location;
    expectProblem(await call.get(`${path}/timelinejs.json?lang=fr`), 'invalid-query');
  });
});
