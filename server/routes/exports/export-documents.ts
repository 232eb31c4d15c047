import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { withShownNames } from '../../../db/authorities/shown-names.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents, streamEvents } from '../../../db/query/event-list.ts';
import { invalidInput } from '../../../domain/errors/input-error.ts';
import type { DiplomaticEvent } from '../../../domain/events/event.ts';
import { LANGUAGES, type Language } from '../../../domain/language/language.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { fileName } from '../../../domain/query/file-name.ts';
import { atomFeed, MAX_ENTRIES } from '../../exports/atom.ts';
import { chronology, HTML_SETTING, HTML_STYLE, MARKDOWN_SETTING } from '../../exports/chronology.ts';
import { dataPackage } from '../../exports/data-package.ts';
import { type ExportInfo, exportInfo } from '../../exports/export-info.ts';
import type { FileFormat } from '../../exports/format.ts';
import { icalendar } from '../../exports/icalendar.ts';
import { FILE_HEADERS, formatEvents, isoDate, sendFile } from '../../exports/send-file.ts';
import { timelineJs } from '../../exports/timelinejs.ts';
import { type ApiRoute, defineRoute, textContent } from '../../http/api-route.ts';
import { databaseIfModified } from '../../http/conditional-get.ts';
import { enumParam } from '../../http/query.ts';

export const documentParams = z.strictObject({
  lang: enumParam(LANGUAGES)
    .default('en')
    .meta({ description: 'Language of the texts. Events without a Russian text keep the English one' }),
});

/** A chronology keeps all its events in memory to number their sources. */
const MAX_CHRONOLOGY_EVENTS = 10_000;

/** The events that an export contains, and the facts that its header states. */
export interface ExportSource {
  readonly info: ExportInfo;
  readonly filter: EventFilter;
  readonly database: Database;
}

interface DocumentFormat {
  readonly path: `/api/${string}`;
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** What the file name starts with; filter, language, date and extension follow. */
  readonly name: string;
  readonly mediaType: string;
  /** Whether browsers show the file instead of saving it. */
  readonly isInline?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  createChunks(source: ExportSource): AsyncIterable<string | Uint8Array> | Promise<AsyncIterable<string>>;
}

/** The content security policy of a chronology: nothing but its own inline style, identified by its hash. */
const CHRONOLOGY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const DOCUMENT_FORMATS: readonly DocumentFormat[] = [
  {
    path: '/api/chronology.html',
    id: 'exportChronologyHtml',
    summary: 'Exports a chronology with numbered sources as a printable HTML page',
    description: 'One page without scripts, with at most 10,000 events.',
    name: 'chronology',
    mediaType: 'text/html',
    isInline: true,
    headers: { 'Content-Security-Policy': CHRONOLOGY_POLICY },
    createChunks: async (source) =>
      formatSource(source, chronology(source.info, HTML_SETTING, await chronologyEvents(source))),
  },
  {
    path: '/api/chronology.md',
    id: 'exportChronologyMarkdown',
    summary: 'Exports a chronology with numbered sources as Markdown',
    name: 'chronology',
    mediaType: 'text/markdown',
    createChunks: async (source) =>
      formatSource(source, chronology(source.info, MARKDOWN_SETTING, await chronologyEvents(source))),
  },
  {
    path: '/api/events.ics',
    id: 'calendarOfEvents',
    summary: 'Returns the events as a calendar to subscribe to',
    description:
      'RFC 5545. Each event lasts whole days, from the first to the last day that its date can mean; the end is exclusive.',
    name: 'events',
    mediaType: 'text/calendar',
    createChunks: (source) => formatSource(source, icalendar(source.info)),
  },
  {
    path: '/api/events.timelinejs.json',
    id: 'exportTimelineJs',
    summary: 'Exports the events in the format of TimelineJS 3',
    name: 'timelinejs',
    mediaType: 'application/json',
    createChunks: (source) =>
      formatSource(source, timelineJs(source.info, source.filter.sides ?? DEFAULT_SIDES)),
  },
  {
    path: '/api/events.zip',
    id: 'exportDataPackage',
    summary: 'Exports a data package: the CSV file and datapackage.json, which describes its columns',
    description: 'Data Package standard, version 2 (Frictionless).',
    name: 'data-package',
    mediaType: 'application/zip',
    createChunks: ({ info, database, filter }) => dataPackage(info, streamEvents(database, filter)),
  },
];

/** Exports for readers and other programs. Unlike those of `export-data.ts`, the import cannot read them. */
export function documentExportRoutes(now: () => Date, timeoutMs?: number): ApiRoute[] {
  const fileRoutes = DOCUMENT_FORMATS.map(
    ({ path, id, summary, description, name, mediaType, isInline, headers, createChunks }) =>
      defineRoute({
        method: 'get',
        path,
        id,
        tag: 'Files',
        summary,
        ...(description !== undefined && { description }),
        query: documentParams,
        takesFilter: true,
        response: {
          description: 'A streamed file',
          content: textContent(mediaType),
          headers: FILE_HEADERS,
        },
        async handle({ request, response, query, filter }) {
          const source = await readSource(request, response, { filter, language: query.lang, now });
          if (source === undefined) return;
          if (headers) response.set(headers);
          await sendFile(request, response, {
            name: `${fileName(name, { sides: filter.sides, filter }, query.lang, isoDate(now))}${path.slice(path.lastIndexOf('.'))}`,
            type: mediaType === 'application/zip' ? mediaType : `${mediaType}; charset=utf-8`,
            chunks: await createChunks(source),
            isInline,
            timeoutMs,
          });
        },
      }),
  );
  return [...fileRoutes, feedRoute(now)];
}

function feedRoute(now: () => Date): ApiRoute {
  return defineRoute({
    method: 'get',
    path: '/api/events.atom',
    id: 'feedEvents',
    tag: 'Files',
    summary: 'Returns an Atom feed of the events that changed last',
    description: `RFC 4287. The last ${MAX_ENTRIES} changed events, newest first.`,
    query: documentParams,
    takesFilter: true,
    response: { description: 'The feed', content: textContent('application/atom+xml') },
    async handle({ request, response, query, filter }) {
      const source = await readSource(request, response, { filter, language: query.lang, now });
      if (source === undefined) return;
      const { info, database } = source;
      const { items } = await listEvents(database, filter, { limit: MAX_ENTRIES, sort: '-updated_at' });
      const events: DiplomaticEvent[] = [];
      for await (const event of withShownNames(database, info.language, items)) events.push(event);
      const self = info.origin + request.originalUrl;
      const updated = items[0]?.updated_at ?? `${info.day}T00:00:00Z`;
      response.type('application/atom+xml; charset=utf-8').send(atomFeed(info, { self, events, updated }));
    },
  });
}

/** The events to export; `undefined` if the client's copy is current, in which case 304 has been sent. */
export async function readSource(
  request: Request,
  response: Response,
  { filter, language, now }: { filter: EventFilter; language: Language; now: () => Date },
): Promise<ExportSource | undefined> {
  const database = await databaseIfModified(request, response);
  if (database === undefined) return undefined;
  const { total } = await listEvents(database, filter, { limit: 1 });
  return { info: exportInfo(request, { filter, language, total, now: now() }), filter, database };
}

function formatSource({ info, database, filter }: ExportSource, format: FileFormat): AsyncIterable<string> {
  return formatEvents(format, withShownNames(database, info.language, streamEvents(database, filter)));
}

/** The events by ID, so that a response can name the event it responds to. Throws if there are too many. */
async function chronologyEvents({
  info: { total },
  database,
  filter,
}: ExportSource): Promise<ReadonlyMap<string, DiplomaticEvent>> {
  if (total > MAX_CHRONOLOGY_EVENTS) {
    throw invalidInput('/from', 'chronology-too-long', { max: MAX_CHRONOLOGY_EVENTS, total });
  }
  const events = new Map<string, DiplomaticEvent>();
  for await (const event of streamEvents(database, filter)) events.set(event.id, event);
  return events;
}
