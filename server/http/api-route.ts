import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import { checkInput } from '../../domain/errors/zod-errors.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { expectedVersion } from './etag.ts';
import { allowOnly } from './problem-details.ts';
import type { ProblemType } from './problem-types.ts';
import { noParams, type QueryParams, readFilteredQuery, readQuery } from './query.ts';
import { jsonBody, parseJsonBody } from './request-body.ts';

/** The schema and an example of a body, by media type. */
export type Content = Readonly<
  Record<string, { readonly schema: z.core.$ZodType; readonly example?: unknown }>
>;

/** The description of a route, from which the OpenAPI document is generated. */
export interface RouteDescription {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As Express writes it: `/api/events/:id`. */
  readonly path: string;
  /** The `operationId`: unique, and stable across versions. */
  readonly id: string;
  readonly tag: 'Events' | 'History' | 'Files' | 'Views' | 'Stories' | 'About';
  readonly summary: string;
  readonly description?: string;
  readonly query: QueryParams;
  readonly pathParams: Readonly<Record<string, z.ZodType>>;
  /** Whether the route also takes the parameters of the filter. */
  readonly takesFilter: boolean;
  /** Whether the route needs an `If-Match` header. */
  readonly requiresVersion: boolean;
  readonly body?: { readonly required: boolean; readonly content: Content } | undefined;
  readonly response: {
    readonly status?: 201 | 204;
    readonly description: string;
    readonly content?: Content;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** Problem types of this route, without those that every route can have. */
  readonly problems: readonly ProblemType[];
}

/** A route of the API: its description and its handlers. */
export interface ApiRoute extends RouteDescription {
  readonly handlers: readonly RequestHandler[];
}

type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [K in Name]: string } & PathParams<Rest>
  : P extends `${string}:${infer Name}`
    ? { readonly [K in Name]: string }
    : Readonly<Record<never, string>>;

interface RouteContext<P extends string, Q extends QueryParams, B, V extends boolean> {
  readonly request: Request;
  readonly response: Response;
  readonly database: Database;
  readonly params: PathParams<P>;
  readonly query: z.output<Q>;
  /** Empty if the route takes no filter. */
  readonly filter: EventFilter;
  readonly body: B;
  /** The version in `If-Match`, if the route requires it. */
  readonly version: V extends true ? number : undefined;
}

interface RequestBody<B> {
  /** An optional body that is missing is parsed as `{}`. */
  readonly required: boolean;
  readonly content: Content;
  /** Validates the parsed JSON. Bodies without it are read by the handler. */
  readonly parse?: (input: unknown) => B;
}

interface RouteOptions<P extends string, Q extends QueryParams, B, V extends boolean>
  extends Omit<
    RouteDescription,
    'query' | 'pathParams' | 'takesFilter' | 'requiresVersion' | 'body' | 'problems'
  > {
  readonly path: P;
  readonly query?: Q;
  readonly pathParams?: Readonly<Record<keyof PathParams<P>, z.ZodType>>;
  readonly takesFilter?: boolean;
  readonly requiresVersion?: V;
  readonly body?: RequestBody<B>;
  readonly problems?: readonly ProblemType[];
  readonly middleware?: readonly RequestHandler[];
  handle(context: RouteContext<P, Q, B, V>): void | Promise<void>;
}

/** Defines a route. Query, version and body are read and validated in this order before `handle` is called. */
export function defineRoute<
  const P extends string,
  Q extends QueryParams = typeof noParams,
  B = undefined,
  V extends boolean = false,
>({ handle, middleware = [], ...options }: RouteOptions<P, Q, B, V>): ApiRoute {
  const description = {
    pathParams: {},
    takesFilter: false,
    requiresVersion: false,
    problems: [],
    ...options,
    query: options.query ?? noParams,
  };
  const { body, takesFilter, requiresVersion } = description;
  const params = description.query as Q;
  const handler: RequestHandler = async (request, response) => {
    const { query, filter } = takesFilter
      ? readFilteredQuery(request, params)
      : { query: readQuery(request, params), filter: {} };
    const version = requiresVersion ? expectedVersion(request) : undefined;
    const input = body?.parse?.(
      body.required ? parseJsonBody(request) : (parseJsonBody(request, 'optional') ?? {}),
    );
    await handle({
      request,
      response,
      database: request.database,
      // The types of path, version and body follow from the options; TypeScript cannot see that here.
      params: request.params as PathParams<P>,
      query,
      filter,
      body: input as B,
      version: version as V extends true ? number : undefined,
    });
  };
  const bodyReaders = body?.parse ? [jsonBody] : [];
  return { ...description, handlers: [...middleware, ...bodyReaders, handler] };
}

/** A JSON body that is validated by its schema, or by `parse` where that checks more. */
export function jsonRequest<B>(
  schema: z.ZodType<B>,
  {
    example,
    required = true,
    parse = (input) => validate(schema, input),
  }: {
    readonly example?: unknown;
    readonly required?: boolean;
    readonly parse?: (input: unknown) => B;
  },
): RequestBody<B> {
  return { required, content: jsonContent(schema, example), parse };
}

export function jsonContent(schema: z.core.$ZodType, example?: unknown): Content {
  return { 'application/json': example === undefined ? { schema } : { schema, example } };
}

/** A body that the document describes as text, such as CSV. */
export function textContent(mediaType: string, example?: string): Content {
  const schema = z.string();
  return { [mediaType]: example === undefined ? { schema } : { schema, example } };
}

function validate<B>(schema: z.ZodType<B>, input: unknown): B {
  return checkInput(schema, input);
}

/**
 * Serves the routes. Methods that a path does not have get 405. All routes come before that: `/api/events/bulk` takes a POST,
 * and is also the address of an event with the id `bulk`.
 */
export function createApiRouter(routes: readonly ApiRoute[]): Router {
  const router = Router();
  for (const { path, method, handlers } of routes) router.route(path)[method](...handlers);
  for (const [path, pathRoutes] of Map.groupBy(routes, (route) => route.path)) {
    router.route(path).all(allowOnly(...pathRoutes.flatMap(methodNames)));
  }
  return router;
}

function methodNames({ method }: ApiRoute): readonly string[] {
  return method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
}
