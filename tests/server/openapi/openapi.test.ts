import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { eventInput, eventWithLinks } from '../../../domain/events/event.ts';
import { revisionList } from '../../../domain/events/revision.ts';
import { importReport } from '../../../domain/import/import-report.ts';
import { FILTER_PARAMS } from '../../../domain/query/event-filter.ts';
import { eventPage } from '../../../domain/query/event-page.ts';
import { suggestionList } from '../../../domain/query/suggestion.ts';
import { PROBLEM_TYPES } from '../../../server/http/problem-types.ts';
import type { OpenApiDocument } from '../../../server/openapi/document.ts';
import * as examples from '../../../server/openapi/examples.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { createTestServer, expectProblem, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let document: OpenApiDocument;

beforeAll(async () => {
  server = await createTestServer({ database: await openTestDatabase() });
  document = (await server.call.get('/api/openapi.json').expect(200)).body;
});

afterAll(() => server.database.close());

function operations() {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

describe('The OpenAPI document', () => {
  it('describes every route of the application', () => {
    const pages = ['GET /', 'GET /embed', 'GET /api/docs.css'];
    const documented = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(routesOf(server.app).sort()).toEqual([...documented, ...pages].sort());
  });

  it('lists these operations', () => {
    expect(operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`)).toEqual([
      'GET /api/events',
      'POST /api/events',
      'GET /api/events/{id}',
      'PUT /api/events/{id}',
      'DELETE /api/events/{id}',
      'GET /api/search',
      'GET /api/spelling',
      'GET /api/event-versions',
      'POST /api/events/bulk',
      'POST /api/events/revert',
      'POST /api/events/selected.csv',
      'GET /api/events/{id}/revisions',
      'POST /api/events/{id}/restore',
      'GET /api/events/{id}/similar',
      'POST /api/events/similar',
      'PUT /api/events/{id}/distinct/{other}',
      'DELETE /api/events/{id}/distinct/{other}',
      'POST /api/events/{id}/merge',
      'POST /api/events/{id}/merge/undo',
      'GET /api/duplicates',
      'GET /api/events.csv',
      'GET /api/events.json',
      'GET /api/events.ndjson',
      'GET /api/events.xlsx',
      'GET /api/events.parquet',
      'GET /api/chronology.html',
      'GET /api/chronology.md',
      'GET /api/events.ics',
      'GET /api/events.timelinejs.json',
      'GET /api/events.zip',
      'GET /api/events.atom',
      'POST /api/import',
      'GET /api/collection',
      'POST /api/collection/import',
      'POST /api/collection/dismiss',
      'DELETE /api/origins/{origin}',
      'GET /api/timeline',
      'GET /api/exchanges',
      'GET /api/in-force',
      'GET /api/tension',
      'GET /api/tension/events',
      'GET /api/totals',
      'GET /api/totals/events',
      'GET /api/coverage',
      'POST /api/coverage',
      'DELETE /api/coverage/{review}',
      'GET /api/views',
      'POST /api/views',
      'PUT /api/views/{view}',
      'DELETE /api/views/{view}',
      'GET /api/stories',
      'POST /api/stories',
      'GET /api/stories/{story}',
      'PUT /api/stories/{story}',
      'DELETE /api/stories/{story}',
      'POST /api/stories/{story}/restore',
      'GET /api/stories/{story}/timelinejs.json',
      'GET /api/eras',
      'POST /api/eras',
      'PUT /api/eras/{era}',
      'DELETE /api/eras/{era}',
      'GET /api/authorities',
      'POST /api/authorities',
      'POST /api/authorities/names',
      'GET /api/authorities/{authority}',
      'PUT /api/authorities/{authority}',
      'DELETE /api/authorities/{authority}',
      'POST /api/authorities/{authority}/merge',
      'GET /api/changes',
      'GET /api/facets',
      'GET /api/groups',
      'GET /api/suggestions',
      'GET /api/vocabulary',
      'GET /api/settings',
      'GET /healthz',
      'GET /api/openapi.json',
      'GET /api/docs',
    ]);
  });

  it('resolves every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(document.components.schemas).toHaveProperty([reference.split('/').at(-1) ?? '']);
    }
  });

  it('gives each operation a unique ID, its path parameters and its possible problems', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const inPath = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '421', '500', '503']));
    }
  });

  it('uses every status of a problem type', () => {
    const described = new Set(operations().flatMap(({ operation }) => Object.keys(operation.responses)));
    const all = new Set(Object.values(PROBLEM_TYPES).map(({ status }) => String(status)));
    // Sent for undocumented methods only.
    all.delete('405');
    expect(described).toEqual(new Set([...all, '200', '201', '204']));
  });

  it('lists the filter parameters of every operation that takes them', () => {
    const operationIds = ['listEvents', 'exportCsv', 'exportJson', 'exportNdjson', 'readTimeline'];
    for (const { operation } of operations()) {
      const names = operation.parameters.map(({ name }) => name);
      const filterParams = FILTER_PARAMS.filter((param) => names.includes(param));
      if (operationIds.includes(operation.operationId)) expect(filterParams).toEqual([...FILTER_PARAMS]);
    }
  });

  it('describes each field of an event', () => {
    for (const field of Object.values(schemaOf(document, 'EventInput').properties ?? {})) {
      expect(field.description).toMatch(/\S/);
    }
    expect(schemaOf(document, 'EventInput').required).toEqual(['date', 'kind', 'initiators']);
    expect(schemaOf(document, 'EventInput').additionalProperties).toBe(false);
  });

  it.each<[string, z.ZodType, unknown]>([
    ['a new event', eventInput, examples.EVENT_INPUT],
    ['an event', eventWithLinks.strict(), examples.EVENT],
    ['a page of events', eventPage, examples.EVENT_PAGE],
    ['a list of revisions', revisionList, examples.REVISIONS],
    ['suggestions', suggestionList, examples.SUGGESTIONS],
    ['an import report', importReport, examples.REPORT],
  ])('has a valid example of %s', (_, schema, example) => {
    // Parsing removes unknown fields.
    expect(schema.parse(example)).toMatchObject(example as object);
  });

  it('is also served as a page without scripts and external files', async () => {
    const { call } = server;
    expect(document.openapi).toBe('3.1.1');

    const page = await call
      .get('/api/docs')
      .expect(200)
      .expect('Content-Type', /^text\/html/);
    for (const { operation } of operations())
      expect(page.text).toContain(`<article id="${operation.operationId}">`);
    for (const name of Object.keys(PROBLEM_TYPES)) expect(page.text).toContain(`id="${name}"`);
    expect(page.text).not.toMatch(/<script|<style|style=|\son\w+=|src="http/);
    const links = [...page.text.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, address]) => address);
    expect(links).toEqual(['/favicon.svg', '/api/docs.css']);
    const targets = [...page.text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => `id="${id}"`);
    expect(targets.filter((id) => !page.text.includes(id))).toEqual([]);
    await call
      .get('/api/docs.css')
      .expect(200)
      .expect('Content-Type', /^text\/css/);
    expectProblem(await call.get('/api/docs?page=2'), 'invalid-query');
  });
});

function schemaOf({ components }: OpenApiDocument, name: string) {
  const schema = components.schemas[name];
  if (!schema) throw new Error(`There is no schema ${name}.`);
  return schema;
}

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method?: string }[] };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** The method and path of every handler in the router stack of Express, written as OpenAPI writes them. */
function routesOf(app: Express): string[] {
  const walk = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => {
      if (route === undefined) return walk(handle.stack ?? []);
      // Without a method, a handler is for all of them: the one that sends 405.
      const methods = new Set(route.stack.flatMap(({ method }) => method ?? []));
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      return [...methods].map((method) => `${method.toUpperCase()} ${path}`);
    });
  return walk((app.router as unknown as { readonly stack: readonly Layer[] }).stack);
}
