import type { z } from 'zod';
import { FILTER_PARAMS } from '../../domain/query/event-filter.ts';
import type { ApiRoute, Content, RouteDescription } from '../http/api-route.ts';
import { PROBLEM_TYPES, type ProblemType } from '../http/problem-types.ts';
import { FIELD_DESCRIPTIONS, FILTER_DESCRIPTIONS } from './descriptions.ts';
import { createComponentSchemas, type JsonSchema, jsonSchemaOf, paramSchema, refTo } from './schemas.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly style?: 'form';
  readonly explode?: boolean;
  readonly example?: unknown;
}

export interface Media {
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, OperationResponse>>;
}

export interface OperationResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>> & { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly never[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const TAGS: readonly { readonly name: RouteDescription['tag']; readonly description: string }[] = [
  { name: 'Events', description: 'Read, create, replace and delete events' },
  { name: 'History', description: 'List earlier versions of an event and restore them' },
  { name: 'Files', description: 'Export and import events' },
  { name: 'Views', description: 'The data behind the chart, the analysis views and the forms' },
  { name: 'Stories', description: 'Steps through the timeline, with texts, to read in order' },
  { name: 'About', description: 'This description, the settings and the health of the server' },
];

/** The OpenAPI 3.1 document, generated from the same route definitions and schemas that serve the requests. */
export function createOpenApi(version: string, routes: readonly ApiRoute[]): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Démarche',
      version,
      description: 'Dated diplomatic events with their sources: read, record, import and export them.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    // There are no accounts.
    security: [],
    tags: TAGS,
    paths,
    components: { schemas: withFieldDescriptions(createComponentSchemas()) },
  };
}

function describeRoute(route: RouteDescription): Operation {
  const { id, tag, summary, description, body } = route;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    parameters: [
      ...pathParameters(route),
      ...queryParameters(route),
      ...filterParameters(route),
      ...headerParameters(route),
    ],
    ...(body && { requestBody: { required: body.required, content: mediaOf(body.content) } }),
    responses: { ...successResponse(route), ...problemResponses(route) },
  };
}

function pathParameters({ pathParams }: RouteDescription): Parameter[] {
  return Object.entries(pathParams).map(([name, schema]) => {
    const { description = '', ...rest } = paramSchema(schema);
    return { name, in: 'path', required: true, description, schema: rest };
  });
}

function queryParameters({ query }: RouteDescription): Parameter[] {
  return Object.entries(query.shape).map(([name, schema]: [string, z.ZodType]) => {
    const { description = '', ...rest } = paramSchema(schema);
    const required = !schema.safeParse(undefined).success;
    return { name, in: 'query', required, description, schema: rest };
  });
}

function filterParameters({ takesFilter, query }: RouteDescription): Parameter[] {
  if (!takesFilter) return [];
  return FILTER_PARAMS.filter((name) => !Object.hasOwn(query.shape, name)).map((name) => {
    const { description, schema, example } = FILTER_DESCRIPTIONS[name];
    const isList = schema.type === 'array';
    return {
      name,
      in: 'query',
      required: false,
      description,
      schema,
      ...(isList && { style: 'form', explode: false }),
      example: isList ? example.split(',') : example,
    };
  });
}

function headerParameters({ requiresVersion }: RouteDescription): Parameter[] {
  if (!requiresVersion) return [];
  return [
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      description:
        'The version that you read: its `ETag`, or the number alone in double quotes. `*` is not accepted',
      schema: { type: 'string' },
      example: '"1"',
    },
  ];
}

function successResponse({ response }: RouteDescription): Record<string, OperationResponse> {
  const { status = 200, description, content, headers = {} } = response;
  const headerEntries = Object.entries(headers).map(
    ([name, text]) => [name, { description: text, schema: { type: 'string' } }] as const,
  );
  return {
    [status]: {
      description,
      ...(headerEntries.length > 0 && { headers: Object.fromEntries(headerEntries) }),
      ...(content && { content: mediaOf(content) }),
    },
  };
}

const PROBLEMS_OF_ALL_ROUTES: readonly ProblemType[] = [
  'invalid-query',
  'malformed-url',
  'unknown-host',
  'internal-error',
  'database-busy',
];
const PROBLEMS_OF_WRITES: readonly ProblemType[] = [
  'cross-origin-forbidden',
  'too-many-requests',
  'database-full',
];

function problemResponses({ method, problems }: RouteDescription): Record<string, OperationResponse> {
  const types = [...problems, ...PROBLEMS_OF_ALL_ROUTES, ...(method === 'get' ? [] : PROBLEMS_OF_WRITES)];
  const byStatus = Map.groupBy(types, (type) => PROBLEM_TYPES[type].status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => {
      const titles = new Set(ofStatus.map((type) => PROBLEM_TYPES[type].title));
      return [
        status,
        {
          description: [...titles].join('; or: '),
          content: { 'application/problem+json': { schema: refTo('Problem') } },
        },
      ];
    }),
  );
}

function mediaOf(content: Content): Record<string, Media> {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema, ...rest }]) => [
      type,
      { schema: jsonSchemaOf(schema), ...rest },
    ]),
  );
}

/** Adds descriptions to the fields of an event, wherever an event appears. */
function withFieldDescriptions(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const described = { ...schemas };
  for (const name of ['EventInput', 'Event', 'EventWithLinks'] as const) {
    const schema = schemas[name];
    const properties = Object.entries(schema?.properties ?? {}).map(([field, property]) => {
      const description = Object.entries(FIELD_DESCRIPTIONS).find(([name]) => name === field)?.[1];
      return [field, description === undefined ? property : { ...property, description }] as const;
    });
    described[name] = { ...schema, properties: Object.fromEntries(properties) };
  }
  return described;
}
