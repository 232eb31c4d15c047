import { ORIGINS } from '../../domain/events/event-values.ts';
import { FILTER_PARAMS } from '../../domain/query/event-filter.ts';
import { PROBLEM_TYPES, type ProblemType } from '../http/problem-details.ts';
import { FIELDS, FILTER } from './descriptions.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { type JsonSchema, makeSchemas, paramSchema, refTo, type SchemaName } from './schemas.ts';

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

export interface DocumentedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

export interface DocumentedResponse {
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
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const TAGS = [
  { name: 'Events', description: 'Reading, adding, changing and deleting events' },
  { name: 'History', description: 'What an event was, and how to bring it back' },
  { name: 'Files', description: 'Taking everything away, and bringing it in' },
  { name: 'Views', description: 'What the chart and the forms ask for' },
  { name: 'About', description: 'This description, and whether the server is well' },
];

/** The interface as OpenAPI 3.1, from the schemas that check what is sent and type what is answered. */
export function makeOpenApi(version: string): OpenApiDocument {
  const paths: Record<string, Record<string, DocumentedOperation>> = {};
  for (const operation of OPERATIONS) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = documentOperation(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Démarche',
      version,
      description: 'Dated diplomatic events with their sources: read them, record them, take them away.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    // There are no accounts.
    security: [],
    tags: TAGS,
    paths,
    components: { schemas: withFieldWords(makeSchemas()) },
  };
}

function documentOperation(operation: Operation): DocumentedOperation {
  const { id, tag, summary, description, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    parameters: [
      ...pathParameters(operation),
      ...ownWords(operation),
      ...filterWords(operation),
      ...headers(operation),
    ],
    ...(body && { requestBody: { required: body.required, content: media(body.content) } }),
    responses: { ...answer(operation), ...problems(operation) },
  };
}

const PATH_WORDS: readonly Pick<Parameter, 'name' | 'description' | 'schema'>[] = [
  { name: 'id', description: 'The event’s id', schema: { type: 'string' } },
  { name: 'view', description: 'The number of a view', schema: { type: 'integer' } },
  { name: 'review', description: 'The number of a review', schema: { type: 'integer' } },
  { name: 'origin', description: 'The machine', schema: { type: 'string', enum: [...ORIGINS] } },
];

function pathParameters({ path }: Operation): Parameter[] {
  return PATH_WORDS.filter(({ name }) => path.includes(`{${name}}`)).map((word) => ({
    ...word,
    in: 'path',
    required: true,
  }));
}

function ownWords({ words }: Operation): Parameter[] {
  return Object.entries(words.shape).map(([name, word]) => {
    const { description = '', ...schema } = paramSchema(word);
    return { name, in: 'query', required: !word.safeParse(undefined).success, description, schema };
  });
}

function filterWords({ takesFilter, words }: Operation): Parameter[] {
  if (!takesFilter) return [];
  return FILTER_PARAMS.filter((name) => !Object.hasOwn(words.shape, name)).map((name) => {
    const { description, schema, example } = FILTER[name];
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

function headers({ needsVersion }: Operation): Parameter[] {
  if (!needsVersion) return [];
  const description =
    'The version that was read, as its `ETag` or as the number alone in quotes. `*` is not taken';
  return [
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      description,
      schema: { type: 'string' },
      example: '"1"',
    },
  ];
}

function answer({
  answer: { status, description, content, headers = {} },
}: Operation): Record<string, DocumentedResponse> {
  const entries = Object.entries(headers).map(
    ([name, words]) => [name, { description: words, schema: { type: 'string' } }] as const,
  );
  const described = {
    description,
    ...(entries.length > 0 && { headers: Object.fromEntries(entries) }),
    ...(content && { content: media(content) }),
  };
  return { [status]: described };
}

const ALWAYS: readonly ProblemType[] = [
  'bad-query',
  'malformed-address',
  'wrong-host',
  'internal-error',
  'database-busy',
];
const OF_WRITES: readonly ProblemType[] = ['foreign-origin', 'too-many-requests', 'database-full'];

function problems({ method, problems: own }: Operation): Record<string, DocumentedResponse> {
  const names = [...own, ...ALWAYS, ...(method === 'get' ? [] : OF_WRITES)];
  const responses: Record<string, DocumentedResponse> = {};
  for (const status of new Set(names.map((name) => PROBLEM_TYPES[name].status).sort((a, b) => a - b))) {
    const ofStatus = names.filter((name) => PROBLEM_TYPES[name].status === status);
    const titles = [...new Set(ofStatus.map((name) => PROBLEM_TYPES[name].title))];
    responses[status] = {
      description: titles.join(', or: '),
      content: { 'application/problem+json': { schema: refTo('Problem') } },
    };
  }
  return responses;
}

function media(content: NonNullable<Operation['answer']['content']>): Record<string, Media> {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema, ...rest }]) => [
      type,
      { schema: schemaOf(schema), ...rest },
    ]),
  );
}

function schemaOf(name: SchemaName | 'text' | 'Events'): JsonSchema {
  if (name === 'text') return { type: 'string' };
  return name === 'Events' ? { type: 'array', items: refTo('EventInput') } : refTo(name);
}

/** Says what each field of an event is, wherever it is shown. */
function withFieldWords(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const described = { ...schemas };
  for (const name of ['EventInput', 'Event', 'EventWithLinks'] as const) {
    const schema = schemas[name];
    const properties = Object.entries(schema?.properties ?? {}).map(([field, property]) => {
      const description = Object.entries(FIELDS).find(([known]) => known === field)?.[1];
      return [field, description === undefined ? property : { ...property, description }] as const;
    });
    described[name] = { ...schema, properties: Object.fromEntries(properties) };
  }
  return described;
}
