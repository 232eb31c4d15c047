import { describe, expect, it } from 'vitest';
import { problemTexts } from '../../../domain/errors/en/problem-texts.ts';
import { Problem } from '../../../server/http/problem-details.ts';
import {
  formerNameOf,
  PROBLEM_TYPES,
  type ProblemType,
  TYPE_OF_CODE,
} from '../../../server/http/problem-types.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

/** The types that version 0.2 renamed. Clients of 0.1 depend on the names on the left. */
const RENAMED_TYPES: readonly (readonly [former: string, type: ProblemType])[] = [
  ['malformed-address', 'malformed-url'],
  ['bad-query', 'invalid-query'],
  ['malformed-condition', 'invalid-if-match'],
  ['foreign-origin', 'cross-origin-forbidden'],
  ['file-moved-on', 'precondition-failed'],
  ['event-moved-on', 'version-conflict'],
  ['view-moved-on', 'view-version-conflict'],
  ['too-large', 'content-too-large'],
  ['wrong-content-type', 'unsupported-media-type'],
  ['wrong-host', 'unknown-host'],
  ['does-not-hold', 'validation-failed'],
  ['version-needed', 'version-required'],
  ['database-silent', 'database-unavailable'],
  ['too-many-readers', 'too-many-streams'],
];

/** A server on which every request for an event fails with this problem. */
async function serverThatFails(type: ProblemType) {
  const database = await createTestDatabase();
  const fail = () => Promise.reject(new Problem(type, 'A reason.'));
  return createTestServer({ database: { ...database, read: fail } });
}

describe('A renamed problem type', () => {
  it.each(RENAMED_TYPES)('%s is sent as %s, with the former type beside it', async (former, type) => {
    const { call } = await serverThatFails(type);
    const response = await call.get('/api/events/a');
    const problem = expectProblem(response, type);
    expect(problem.deprecated_type).toBe(`/api/docs#${former}`);
    expect(response.headers.vary).toMatch(/\bPrefer\b/);
  });

  it.each(RENAMED_TYPES)('%s is sent instead of %s to clients that ask for it', async (former, type) => {
    const { call } = await serverThatFails(type);
    const response = await call.get('/api/events/a').set('Prefer', 'respond-async, problem-types="0.1"');
    expect(response.body).toMatchObject({ type: `/api/docs#${former}`, ...statusOf(type) });
    expect(response.body).not.toHaveProperty('deprecated_type');
    expect(response.headers).toMatchObject({ 'preference-applied': 'problem-types=0.1' });
  });

  it.each(RENAMED_TYPES)('%s still has an anchor in the documentation, beside %s', async (former, type) => {
    const { call } = await createTestServer();
    const { text } = await call.get('/api/docs').expect(200);
    expect(text).toContain(`id="${former}"`);
    expect(text).toContain(`id="${type}"`);
  });

  it('is in the list above', () => {
    const renamed = Object.keys(PROBLEM_TYPES).flatMap((name) => {
      const former = formerNameOf(name as ProblemType);
      return former === undefined ? [] : [[former, name]];
    });
    expect(renamed).toEqual(RENAMED_TYPES);
  });

  it('applies to the problem at the end of a progress stream too', async () => {
    const { call } = await createTestServer();
    const body = [{ title: 'No date' }];
    const fresh = await call.post('/api/import?progress=1').send(body).expect(200);
    expect(lastLine(fresh.text).problem.type).toBe('/api/docs#validation-failed');
    const former = await call
      .post('/api/import?progress=1')
      .set('Prefer', 'problem-types=0.1')
      .send(body)
      .expect(200);
    expect(lastLine(former.text).problem.type).toBe('/api/docs#does-not-hold');
  });
});

describe('A problem', () => {
  it('has no deprecated type if its type has not changed', async () => {
    const { call } = await createTestServer();
    const response = await call.get('/api/events/a').set('Prefer', 'problem-types=0.1');
    expect(expectProblem(response, 'not-found')).not.toHaveProperty('deprecated_type');
  });

  it('sends the code and the values of its text, so that the page can translate it', async () => {
    const { call, add } = await createTestServer();
    expect(expectProblem(await call.get('/api/events/a'), 'not-found')).toMatchObject({
      code: 'event-not-found',
      params: { id: 'a' },
      detail: 'There is no event with the ID “a”.',
    });
    await add({ id: 'a' });
    const conflict = await call.delete('/api/events/a').set('If-Match', '"7"');
    expect(expectProblem(conflict, 'version-conflict')).toMatchObject({
      code: 'event-version-conflict',
      params: { id: 'a', version: 1 },
    });
  });

  it('has a known type for each code', () => {
    for (const code of Object.keys(problemTexts) as (keyof typeof problemTexts)[]) {
      expect([code, TYPE_OF_CODE[code] in PROBLEM_TYPES]).toEqual([code, true]);
    }
  });
});

function statusOf(type: ProblemType) {
  const { status, title } = PROBLEM_TYPES[type];
  return { status, title };
}

function lastLine(text: string) {
  return JSON.parse(text.trim().split('\n').at(-1) ?? '');
}
