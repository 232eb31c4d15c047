import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { eventInput, eventWithLinks } from '../../../domain/events/event.ts';
import { revisionList } from '../../../domain/events/revision.ts';
import { importReport } from '../../../domain/import/import-report.ts';
import { FILTER_PARAMS } from '../../../domain/query/event-filter.ts';
import { eventPage } from '../../../domain/query/event-page.ts';
import { suggestionList } from '../../../domain/query/suggestion.ts';
import { PROBLEM_TYPES } from '../../../server/http/problem-details.ts';
import { makeOpenApi, type OpenApiDocument } from '../../../server/openapi/document.ts';
import * as examples from '../../../server/openapi/examples.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const document = makeOpenApi('1.2.3');

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('The description of the interface', () => {
  it('names every call', () => {
    expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`)).toEqual([
      'GET /api/events',
      'POST /api/events',
      'GET /api/events/{id}',
      'PUT /api/events/{id}',
      'DELETE /api/events/{id}',
      'GET /api/events/{id}/revisions',
      'POST /api/events/{id}/restore',
      'GET /api/events.csv',
      'GET /api/events.json',
      'GET /api/events.ndjson',
      'GET /api/chronology.html',
      'GET /api/chronology.md',
      'GET /api/events.atom',
      'GET /api/events.ics',
      'GET /api/events.timelinejs.json',
      'GET /api/events.zip',
      'POST /api/import',
      'DELETE /api/origins/{origin}',
      'GET /api/timeline',
      'GET /api/exchanges',
      'GET /api/in-force',
      'GET /api/tension',
      'GET /api/tension/events',
      'GET /api/coverage',
      'POST /api/coverage',
      'DELETE /api/coverage/{review}',
      'GET /api/views',
      'POST /api/views',
      'PUT /api/views/{view}',
      'DELETE /api/views/{view}',
      'GET /api/changes',
      'GET /api/suggestions',
      'GET /api/vocabulary',
      'GET /api/openapi.json',
      'GET /api/docs',
      'GET /healthz',
    ]);
  });

  it('leads nowhere that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(document.components.schemas).toHaveProperty([reference.split('/').at(-1) ?? '']);
    }
  });

  it('gives each call a name of its own, its path’s parameters, and the problems it can have', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '421', '500', '503']));
    }
  });

  it('has every status that a problem can have', () => {
    const described = new Set(operations.flatMap(({ operation }) => Object.keys(operation.responses)));
    const all = new Set(Object.values(PROBLEM_TYPES).map(({ status }) => String(status)));
    // What is no call has no description: a method that is not there.
    all.delete('405');
    expect(described).toEqual(new Set([...all, '200', '201', '204']));
  });

  it('has the filter’s words wherever they are taken', () => {
    const takers = ['listEvents', 'exportCsv', 'exportJson', 'exportNdjson', 'readTimeline'];
    for (const { operation } of operations) {
      const names = operation.parameters.map(({ name }) => name);
      const known = FILTER_PARAMS.filter((word) => names.includes(word));
      if (takers.includes(operation.operationId)) expect(known).toEqual([...FILTER_PARAMS]);
    }
  });

  it('describes each field of an event', () => {
    for (const field of Object.values(schemaOf(document, 'EventInput').properties ?? {})) {
      expect(field.description).toMatch(/\S/);
    }
    expect(schemaOf(document, 'EventInput').required).toEqual(['date', 'title', 'kind', 'initiators']);
    expect(schemaOf(document, 'EventInput').additionalProperties).toBe(false);
  });

  it.each<[string, z.ZodType, unknown]>([
    ['an event that is sent', eventInput, examples.EVENT_INPUT],
    ['an event', eventWithLinks.strict(), examples.EVENT],
    ['a page of events', eventPage, examples.EVENT_PAGE],
    ['a history', revisionList, examples.REVISIONS],
    ['suggestions', suggestionList, examples.SUGGESTIONS],
    ['a report', importReport, examples.REPORT],
  ])('shows an example of %s that holds', (_, schema, example) => {
    // Reading drops what the schema does not know.
    expect(schema.parse(example)).toMatchObject(example as object);
  });

  it('is answered as OpenAPI 3.1 and as a page, both from this server alone', async () => {
    const { call } = await createTestServer();
    const { body } = await call
      .get('/api/openapi.json')
      .expect(200)
      .expect('Content-Type', /^application\/json/);
    expect(body).toEqual({ ...document, info: { ...document.info, version: body.info.version } });
    expect(body.openapi).toBe('3.1.1');

    const page = await call
      .get('/api/docs')
      .expect(200)
      .expect('Content-Type', /^text\/html/);
    for (const { operation } of operations)
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
    expectProblem(await call.get('/api/docs?page=2'), 'bad-query');
  });
});

function schemaOf({ components }: OpenApiDocument, name: string) {
  const schema = components.schemas[name];
  if (!schema) throw new Error(`There is no schema ${name}.`);
  return schema;
}
