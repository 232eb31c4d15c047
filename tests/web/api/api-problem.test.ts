import { describe, expect, test } from 'vitest';
import { ApiProblem, parseProblem, toApiProblem } from '../../../web/api/api-problem.ts';

describe('parseProblem', () => {
  test('reads problem details', () => {
    const errors = [{ path: '/date', message: 'Give a date.', code: 'date-missing', params: {} }];
    const body = { type: '/problems/x', title: 'Not valid', status: 422, detail: 'Correct it.', errors };
    expect(parseProblem(422, JSON.stringify(body))).toMatchObject({
      status: 422,
      title: 'Not valid',
      detail: 'Correct it.',
      errors,
      current: undefined,
      report: undefined,
    });
  });

  test('keeps the current event of a conflict', () => {
    expect(parseProblem(412, '{"current":{"id":"note"}}').current).toEqual({ id: 'note' });
  });

  test.each(['', '<html>', '{"detail":1}', 'null'])('gives only the status for the body %j', (body) => {
    expect(parseProblem(502, body)).toMatchObject({ status: 502, title: '', detail: '', errors: [] });
  });
});

test('toApiProblem keeps a problem and wraps any other error', () => {
  const problem = new ApiProblem(404);
  expect(toApiProblem(problem)).toBe(problem);
  expect(toApiProblem(new TypeError('no code'))).toMatchObject({ status: 0, detail: 'TypeError: no code' });
});
