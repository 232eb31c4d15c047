import { escapeHtml, PAGE_LINKS } from '../http/html.ts';
import { formerNameOf, PROBLEM_TYPES, type ProblemType } from '../http/problem-types.ts';
import { FILTER_DESCRIPTIONS } from './descriptions.ts';
import type { Media, OpenApiDocument, Operation, OperationResponse, Parameter } from './document.ts';
import type { JsonSchema } from './schemas.ts';

/** Placeholder in the examples for the address of the server. */
export const SERVER_ADDRESS = 'http://this.server';

/** The document as one HTML page without scripts. */
export function createDocsPage(document: OpenApiDocument): string {
  const { tags, components } = document;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Démarche – HTTP API</title>
${PAGE_LINKS}
</head>
<body>
<header>
<h1>Démarche: HTTP API</h1>
<p>${prose(String(document.info.description))} The same description as OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. <a href="/">Go to the timeline</a>.</p>
</header>
<nav aria-label="Contents">
${tags.map(({ name }) => navSection(document, name)).join('\n')}
<h2>Reference</h2>
<ul>
<li><a href="#getting-started">Getting started</a></li>
<li><a href="#filter">The filter</a></li>
<li><a href="#problems">Problems</a></li>
<li><a href="#schemas">Schemas</a></li>
</ul>
</nav>
<main>
${GETTING_STARTED}
${filterSection()}
${tags.map((tag) => tagSection(document, tag)).join('\n')}
${problemSection()}
<section id="schemas">
<h2>Schemas</h2>
${Object.entries(components.schemas).map(schemaArticle).join('\n')}
</section>
</main>
</body>
</html>
`;
}

const GETTING_STARTED = `<section id="getting-started">
<h2>Getting started</h2>
<p>Field names are in <code>snake_case</code>, text is UTF-8, and dates are EDTF dates. Days as whole numbers count from 1970-01-01. There are no accounts. The server accepts requests for its own host names only, and writes only from its own page or from a program that sends no <code>Origin</code> header.</p>
<pre><code>curl '${SERVER_ADDRESS}/api/events?q=note*&amp;kind=expulsion,sanctions&amp;limit=10'
curl -O -J '${SERVER_ADDRESS}/api/events.csv?party=XR&amp;from=2018'
curl -H 'Content-Type: text/csv' --data-binary @events.csv '${SERVER_ADDRESS}/api/import?dry_run=1'</code></pre>
<p>A change states which version it replaces, so that it cannot overwrite changes that you have not seen:</p>
<pre><code>curl -X PUT -H 'If-Match: "1"' -H 'Content-Type: application/json' --data @event.json \\
  ${SERVER_ADDRESS}/api/events/2018-03-26-ruritania-expels-three-freedonian-diplomats</code></pre>
</section>`;

function operationsOf(document: OpenApiDocument, tag: string): (readonly [string, string, Operation])[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
  );
}

function navSection(document: OpenApiDocument, tag: string): string {
  const links = operationsOf(document, tag).map(
    ([method, path, { operationId }]) =>
      `<li><a href="#${operationId}"><code>${method} ${escapeHtml(path.replace('/api', ''))}</code></a></li>`,
  );
  return `<h2>${escapeHtml(tag)}</h2>\n<ul>\n${links.join('\n')}\n</ul>`;
}

function tagSection(
  document: OpenApiDocument,
  { name, description }: OpenApiDocument['tags'][number],
): string {
  return `<section>
<h2>${escapeHtml(name)}</h2>
<p>${prose(description)}.</p>
${operationsOf(document, name).map(operationArticle).join('\n')}
</section>`;
}

function operationArticle([method, path, operation]: readonly [string, string, Operation]): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const own = parameters.filter(({ name, in: location }) => location !== 'query' || !isFilterParam(name));
  const filters = own.length < parameters.length;
  return `<article id="${operationId}">
<h3><span class="method">${method}</span> <code>${escapeHtml(path)}</code></h3>
<p>${prose(summary)}.${description ? ` ${prose(description)}` : ''}</p>
${own.length > 0 ? table(['Parameter', 'Type', 'Description'], own.map(parameterRow)) : ''}
${filters ? '<p>Also takes the parameters of <a href="#filter">the filter</a>.</p>' : ''}
${requestBody ? `<h4>Body</h4>\n${mediaList(requestBody.content)}` : ''}
<h4>Responses</h4>
${table(['Status', 'When', 'Body'], Object.entries(responses).map(responseRow))}
${Object.values(responses).map(exampleOf).join('')}
</article>`;
}

function isFilterParam(name: string): boolean {
  return Object.hasOwn(FILTER_DESCRIPTIONS, name);
}

function parameterRow({ name, in: location, required, description, schema }: Parameter): string[] {
  const where = location === 'query' ? '' : ` (${location})`;
  const notes = [
    ...(required ? ['Required.'] : []),
    ...(schema.default === undefined ? [] : [`The default is \`${schema.default}\`.`]),
  ];
  return [
    `<code>${escapeHtml(name)}</code>${where}`,
    typeOf(schema),
    [`${prose(description)}.`, ...notes.map(prose)].join(' '),
  ];
}

function responseRow([status, { description, headers = {}, content = {} }]: [
  string,
  OperationResponse,
]): string[] {
  const names = Object.keys(headers).map((name) => `<code>${name}</code>`);
  const bodies = Object.entries(content).map(([type, { schema }]) =>
    type === 'application/problem+json'
      ? '<a href="#problems">problem</a>'
      : `${typeOf(schema)}, <code>${type}</code>`,
  );
  return [
    status,
    prose(description) + (names.length > 0 ? `; with ${names.join(', ')}` : ''),
    bodies.join('<br>') || '–',
  ];
}

function exampleOf({ content = {} }: OperationResponse): string {
  return Object.values(content).map(example).join('');
}

function mediaList(content: Readonly<Record<string, Media>>): string {
  return Object.entries(content)
    .map(([type, media]) => `<p><code>${type}</code>: ${typeOf(media.schema)}</p>\n${example(media)}`)
    .join('\n');
}

function example({ example: given }: Media): string {
  if (given === undefined) return '';
  const text = typeof given === 'string' ? given : JSON.stringify(given, null, 2);
  return `<details><summary>Example</summary><pre><code>${escapeHtml(text)}</code></pre></details>\n`;
}

function filterSection(): string {
  const rows = Object.entries(FILTER_DESCRIPTIONS).map(([name, { description, schema, example: shown }]) => [
    `<code>${name}</code>`,
    typeOf(schema),
    `${prose(description)}.`,
    `<code>${name}=${escapeHtml(shown)}</code>`,
  ]);
  return `<section id="filter">
<h2>The filter</h2>
<p>All requests with a filter, and the address of the page, use these parameters. An event matches if it matches every parameter, and any of the repeated or comma-separated values of each. Unknown parameters and values are errors.</p>
${table(['Parameter', 'Type', 'Description', 'Example'], rows)}
</section>`;
}

function problemSection(): string {
  const rows = Object.entries(PROBLEM_TYPES).map(([name, { status, title }]) => {
    const formerName = formerNameOf(name as ProblemType);
    const former = formerName === undefined ? '–' : `<code id="${formerName}">${formerName}</code>`;
    return [String(status), `<code id="${name}">${name}</code>`, escapeHtml(title), former];
  });
  return `<section id="problems">
<h2>Problems</h2>
<p>Every error is returned as <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details (RFC 9457)</a>, described by the schema <a href="#schema-Problem">Problem</a>. <code>detail</code> says how to fix it, and <code>errors</code> lists the errors of each field. A failed request changes nothing in the database.</p>
<p>Version 0.2 renamed some types. Until version 0.3, problems also carry their former type as <code>deprecated_type</code>, and requests with the header <code>Prefer: problem-types=0.1</code> get it as <code>type</code>.</p>
${table(['Status', 'Type', 'Title', 'Type in 0.1'], rows)}
</section>`;
}

function schemaArticle([name, schema]: [string, JsonSchema]): string {
  const rows = Object.entries(schema.properties ?? {}).map(([field, property]) => {
    const required = schema.required?.includes(field) ? ' <small>required</small>' : '';
    const description = property.description === undefined ? '' : `${prose(property.description)}.`;
    return [`<code>${escapeHtml(field)}</code>${required}`, typeOf(property), description];
  });
  return `<article id="schema-${name}">
<h3>${name}</h3>
${schema.description ? `<p>${prose(schema.description)}.</p>` : ''}
${table(['Field', 'Type', 'Description'], rows)}
</article>`;
}

/** A schema as a short text, with links to named schemas. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.enum) return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' ');
  if (schema.const !== undefined) return `<code>${escapeHtml(String(schema.const))}</code>`;
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  return escapeHtml([schema.type ?? 'any', bounds(schema)].filter(Boolean).join(', '));
}

function bounds({ minimum, maximum, maxLength }: JsonSchema): string {
  const isWide = Math.max(Math.abs(minimum ?? 0), Math.abs(maximum ?? 0)) >= Number.MAX_SAFE_INTEGER;
  if (minimum !== undefined && maximum !== undefined && !isWide) return `${minimum} to ${maximum}`;
  return maxLength === undefined ? '' : `at most ${maxLength} characters`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    return `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

/** Escapes text and formats its Markdown backticks and asterisks. */
function prose(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*([a-z]+)\*/g, '<em>$1</em>');
}
