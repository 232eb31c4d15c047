import { escapeHtml, PAGE_LINKS } from '../http/error-page.ts';
import { PROBLEM_TYPES } from '../http/problem-details.ts';
import { FILTER } from './descriptions.ts';
import type {
  DocumentedOperation,
  DocumentedResponse,
  Media,
  OpenApiDocument,
  Parameter,
} from './document.ts';
import type { JsonSchema } from './schemas.ts';

/** The document as one page of plain HTML: no script, and its one style sheet from this server. */
/** Stands in the examples for the address that the page was asked at. */
export const OWN_ADDRESS = 'http://this.server';

export function makeDocsPage(document: OpenApiDocument): string {
  const { tags, components } = document;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Démarche – HTTP interface</title>
${PAGE_LINKS}
</head>
<body>
<header>
<h1>Démarche: the HTTP interface</h1>
<p>${prose(String(document.info.description))} The same as OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. <a href="/">To the timeline</a>.</p>
</header>
<nav aria-label="Contents">
${tags.map(({ name }) => navSection(document, name)).join('\n')}
<h2>Words</h2>
<ul>
<li><a href="#first-steps">First steps</a></li>
<li><a href="#filter">The filter</a></li>
<li><a href="#problems">Problems</a></li>
<li><a href="#schemas">Schemas</a></li>
</ul>
</nav>
<main>
${FIRST_STEPS}
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

const FIRST_STEPS = `<section id="first-steps">
<h2>First steps</h2>
<p>Names of fields are in <code>snake_case</code>, text is UTF-8, days are EDTF dates, and where a whole number stands for a day it counts from 1970-01-01. There are no accounts: the server is its owner’s, answers only to its own names, and takes writes only from its own page or from a program.</p>
<pre><code>curl '${OWN_ADDRESS}/api/events?q=note*&amp;kind=expulsion,sanctions&amp;limit=10'
curl -O -J '${OWN_ADDRESS}/api/events.csv?party=XR&amp;from=2018'
curl -H 'Content-Type: text/csv' --data-binary @events.csv '${OWN_ADDRESS}/api/import?dry_run=1'</code></pre>
<p>A change says which version it means to replace, so that nobody’s words are lost:</p>
<pre><code>curl -X PUT -H 'If-Match: "1"' -H 'Content-Type: application/json' --data @event.json \\
  ${OWN_ADDRESS}/api/events/2018-03-26-ruritania-expels-three-freedonian-diplomats</code></pre>
</section>`;

function operationsOf(
  document: OpenApiDocument,
  tag: string,
): (readonly [string, string, DocumentedOperation])[] {
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

function operationArticle([method, path, operation]: readonly [string, string, DocumentedOperation]): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const own = parameters.filter(({ name, in: place }) => place !== 'query' || !isFilterWord(name));
  const filters = own.length < parameters.length;
  return `<article id="${operationId}">
<h3><span class="method">${method}</span> <code>${escapeHtml(path)}</code></h3>
<p>${prose(summary)}.${description ? ` ${prose(description)}` : ''}</p>
${own.length > 0 ? table(['Parameter', 'Type', 'Meaning'], own.map(parameterRow)) : ''}
${filters ? '<p>And the words of <a href="#filter">the filter</a>.</p>' : ''}
${requestBody ? `<h4>Body</h4>\n${mediaList(requestBody.content)}` : ''}
<h4>Answers</h4>
${table(['Status', 'When', 'Body'], Object.entries(responses).map(responseRow))}
${Object.values(responses).map(exampleOf).join('')}
</article>`;
}

function isFilterWord(name: string): boolean {
  return Object.hasOwn(FILTER, name);
}

function parameterRow({ name, in: place, required, description, schema }: Parameter): string[] {
  const where = place === 'query' ? '' : ` (${place})`;
  const notes = [
    ...(required ? ['Required.'] : []),
    ...(schema.default === undefined ? [] : [`\`${schema.default}\` where it is left out.`]),
  ];
  return [
    `<code>${escapeHtml(name)}</code>${where}`,
    typeOf(schema),
    [`${prose(description)}.`, ...notes.map(prose)].join(' '),
  ];
}

function responseRow([status, { description, headers = {}, content = {} }]: [
  string,
  DocumentedResponse,
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

function exampleOf({ content = {} }: DocumentedResponse): string {
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
  const rows = Object.entries(FILTER).map(([name, { description, schema, example: shown }]) => [
    `<code>${name}</code>`,
    typeOf(schema),
    `${prose(description)}.`,
    `<code>${name}=${escapeHtml(shown)}</code>`,
  ]);
  return `<section id="filter">
<h2>The filter</h2>
<p>The same words in every call that takes a filter, and in the page’s address. Repeated or comma-separated values mean <em>or</em>, different words mean <em>and</em>. An unknown word or value is an error.</p>
${table(['Word', 'Type', 'Keeps', 'Example'], rows)}
</section>`;
}

function problemSection(): string {
  const rows = Object.entries(PROBLEM_TYPES).map(([name, { status, title }]) => [
    String(status),
    `<code id="${name}">${name}</code>`,
    escapeHtml(title),
  ]);
  return `<section id="problems">
<h2>Problems</h2>
<p>Every error is <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details (RFC 9457)</a>, a <a href="#schema-Problem">Problem</a>: <code>detail</code> says what would mend it, <code>errors</code> says it field by field. Whatever fails leaves the database as it was.</p>
${table(['Status', 'Type', 'Title'], rows)}
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
${table(['Field', 'Type', 'Meaning'], rows)}
</article>`;
}

/** A schema in a few words, those of the document linked. */
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

/** Plain text in which backticks and asterisks mean what they mean in Markdown. */
function prose(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*([a-z]+)\*/g, '<em>$1</em>');
}
