import { z } from 'zod';
import {
  addAuthority,
  findEntries,
  getAuthority,
  listAuthorities,
  mergeAuthorities,
  removeAuthority,
  replaceAuthority,
} from '../../db/authorities/authorities.ts';
import { EVERYTHING } from '../../db/open-database.ts';
import {
  authority,
  authorityInput,
  authorityList,
  authorityMerge,
  namedEntries,
  recordedNames,
} from '../../domain/authorities/authority.ts';
import { AUTHORITY_KINDS } from '../../domain/authorities/authority-kind.ts';
import { issueMessage } from '../../domain/errors/zod-errors.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../http/api-route.ts';
import { createProblem } from '../http/problem-details.ts';
import { BODY_PROBLEMS, VERSION_PROBLEMS } from '../http/problem-types.ts';
import { enumParam, integerParam } from '../http/query.ts';
import * as examples from '../openapi/examples.ts';

const pathParams = {
  authority: z.int().min(1).max(999_999_999).meta({ description: 'The number of the entry' }),
};

const listParams = z.strictObject({
  kind: enumParam(AUTHORITY_KINDS).meta({ description: 'What the list is about' }),
  q: z
    .string()
    .max(500, issueMessage('text-too-long', { max: 500 }))
    .default('')
    .meta({ description: 'The beginning of a word of any spelling, in either script' }),
  limit: integerParam(1, 500).default(100).meta({ description: 'Maximum number of entries' }),
  offset: integerParam(0, 1_000_000).default(0).meta({ description: 'Number of entries to leave out' }),
});

const ETAG = 'The entry’s version, for `If-Match`';

export function authorityRoutes(): ApiRoute[] {
  const body = jsonRequest(authorityInput, { example: examples.AUTHORITY_INPUT });
  const content = jsonContent(authority, examples.AUTHORITY);
  return [
    defineRoute({
      method: 'get',
      path: '/api/authorities',
      id: 'listAuthorities',
      tag: 'Views',
      summary: 'Lists people, offices, places, organisations or publishers with all their spellings',
      query: listParams,
      response: {
        description: 'Those of most events first',
        content: jsonContent(authorityList, { items: [examples.AUTHORITY], total: 1 }),
      },
      async handle({ response, database, query }) {
        response.json(await database.seeing(EVERYTHING).read((tx) => listAuthorities(tx, query)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/authorities',
      id: 'addAuthority',
      tag: 'Views',
      summary: 'Adds an entry to an authority list',
      description:
        'Events keep the text that they record. Filters, searches, suggestions and counts then treat all spellings of the entry alike.',
      body,
      response: {
        status: 201,
        description: 'The entry as stored',
        content,
        headers: { Location: 'The address of the entry', ETag: ETAG },
      },
      problems: [...BODY_PROBLEMS],
      async handle({ response, database, body: input }) {
        const added = await addAuthority(database, input);
        response
          .status(201)
          .location(`/api/authorities/${added.id}`)
          .set('ETag', `"${added.version}"`)
          .json(added);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/authorities/names',
      id: 'findAuthorityNames',
      tag: 'Views',
      summary: 'Finds the names, in both languages, of texts that events record',
      body: jsonRequest(recordedNames, {
        example: { names: [{ kind: 'person', recorded: 'R. Rassendyll' }] },
      }),
      response: {
        description: 'The texts that are spellings of entries',
        content: jsonContent(namedEntries, { items: [examples.NAMED_ENTRY] }),
      },
      problems: [...BODY_PROBLEMS],
      async handle({ response, database, body: { names } }) {
        const items = await database.seeing(EVERYTHING).read((tx) => findEntries(tx, names));
        response.json({ items });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/authorities/:authority',
      id: 'getAuthority',
      tag: 'Views',
      summary: 'Returns an entry',
      pathParams,
      response: { description: 'The entry', content, headers: { ETag: ETAG } },
      problems: ['not-found'],
      async handle({ response, database, params }) {
        const id = parseId(params.authority);
        const found = await database.seeing(EVERYTHING).read((tx) => getAuthority(tx, id));
        response.set('ETag', `"${found.version}"`).json(found);
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/authorities/:authority',
      id: 'replaceAuthority',
      tag: 'Views',
      summary: 'Changes an entry',
      pathParams,
      requiresVersion: true,
      body,
      response: { description: 'The entry as stored', content, headers: { ETag: ETAG } },
      problems: ['not-found', 'authority-version-conflict', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ response, database, params, version, body: input }) {
        const replaced = await replaceAuthority(database, parseId(params.authority), input, version);
        response.set('ETag', `"${replaced.version}"`).json(replaced);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/authorities/:authority',
      id: 'removeAuthority',
      tag: 'Views',
      summary: 'Deletes an entry, but no events',
      pathParams,
      requiresVersion: true,
      response: { status: 204, description: 'The entry has been deleted' },
      problems: ['not-found', 'authority-version-conflict', ...VERSION_PROBLEMS],
      async handle({ response, database, params, version }) {
        await removeAuthority(database, parseId(params.authority), version);
        response.status(204).end();
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/authorities/:authority/merge',
      id: 'mergeAuthorities',
      tag: 'Views',
      summary: 'Merges another entry into this one',
      description:
        'The names of the other entry become aliases, and the other entry is deleted. Events do not change. To undo it, remove the aliases and add the other entry again.',
      pathParams,
      requiresVersion: true,
      body: jsonRequest(authorityMerge, { example: { id: 9, version: 1 } }),
      response: { description: 'The entry as stored', content, headers: { ETag: ETAG } },
      problems: ['not-found', 'authority-version-conflict', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ response, database, params, version, body: other }) {
        const merged = await mergeAuthorities(database, parseId(params.authority), version, other);
        response.set('ETag', `"${merged.version}"`).json(merged);
      },
    }),
  ];
}

function parseId(id: string): number {
  if (!/^\d{1,9}$/.test(id)) throw createProblem('authority-not-found', { id });
  return Number(id);
}
