import type { Express } from 'express';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import type { EventInput, EventWithLinks } from '../../domain/events/event.ts';
import { type AppOptions, createApp } from '../../server/app.ts';
import { PROBLEM_TYPES, type ProblemType } from '../../server/http/problem-types.ts';
import { problemDetails } from '../../server/openapi/schemas.ts';
import { createTestDatabase } from './test-database.ts';
import { testEvent } from './test-event.ts';

export interface TestServer {
  /** Sends requests to the app, each to a new listener. */
  readonly call: TestAgent;
  readonly app: Express;
  readonly database: Database;
  /** Creates an event through the API, and expects success. */
  add(event?: Partial<EventInput>): Promise<EventWithLinks>;
}

/** The whole application on a new, empty database, closed when the test ends. If `database` is given, the caller closes it. */
export async function createTestServer(options: Partial<AppOptions> = {}): Promise<TestServer> {
  const database = options.database ?? (await createTestDatabase());
  const app = createApp({ database, now: () => new Date('2026-08-30T12:00:00Z'), ...options });
  const call = supertest(app);
  return {
    call,
    app,
    database,
    async add(event = {}) {
      const response = await call.post('/api/events').send(testEvent(event)).expect(201);
      return response.body;
    },
  };
}

interface ReceivedResponse {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: unknown;
}

/** Checks what all problems have in common, and returns the body for further checks. */
export function expectProblem(
  response: ReceivedResponse,
  name: ProblemType,
): z.output<typeof problemDetails> {
  const { status, title } = PROBLEM_TYPES[name];
  expect(response.body).toMatchObject({ type: `/api/docs#${name}`, title, status });
  expect(response.status).toBe(status);
  expect(response.type).toBe('application/problem+json');
  expect(response.headers).toMatchObject({ 'cache-control': 'no-store' });
  expect(response.headers).not.toHaveProperty('etag');
  expect(response.text).not.toMatch(/\n\s+at |node_modules|SQLITE_/);
  const problem = problemDetails.parse(response.body);
  expect(problem.detail).toMatch(/\S.*[.!]$/s);
  for (const { path, message } of problem.errors ?? []) {
    expect(path).toMatch(/^(\/.*)?$/s);
    expect(message).toMatch(/\S/);
  }
  return problem;
}
