import { z } from 'zod';
import { streamEvents } from '../../../db/query/event-list.ts';
import { CSV_COLUMNS, csvLine, eventToRow } from '../../../domain/csv/event-csv.ts';
import { eventInput } from '../../../domain/events/event.ts';
import { ndjsonLine, recordOf } from '../../../domain/events/event-record.ts';
import {
  FLAT_DIALECTS,
  type FlatDialect,
  flatCsvLine,
  flatCsvStart,
  languageOf,
} from '../../../domain/flat/flat-csv.ts';
import { LANGUAGES, type Language } from '../../../domain/language/language.ts';
import { fileName } from '../../../domain/query/file-name.ts';
import type { FileFormat } from '../../exports/format.ts';
import { FILE_HEADERS, formatEvents, isoDate, sendFile } from '../../exports/send-file.ts';
import { type ApiRoute, defineRoute, jsonContent, textContent } from '../../http/api-route.ts';
import { booleanParam, enumParam } from '../../http/query.ts';
import * as examples from '../../openapi/examples.ts';
import { sortParam } from '../events/events.ts';

const exportParams = z.strictObject({
  sort: sortParam.exactOptional().meta({ description: 'Sort order. The default is by date' }),
});

const CSV_DIALECTS = ['complete', ...FLAT_DIALECTS] as const;

const csvExportParams = exportParams.extend({
  dialect: enumParam(CSV_DIALECTS).default('complete').meta({
    description:
      '`complete` holds everything. The others have one value per cell: `flat` for programs, `excel-en` for Excel, `excel-ru` for Excel with Russian settings (semicolons, decimal comma, days such as 26.03.2018)',
  }),
  lang: enumParam(LANGUAGES)
    .exactOptional()
    .meta({ description: 'Language of the words in a `flat` file. The default is English' }),
  bom: booleanParam
    .default(false)
    .meta({ description: '1 starts the file with a byte order mark, which Excel needs to read UTF-8' }),
});

/** Exports in the formats that the import reads. `now` dates the file names. */
export function dataExportRoutes(now: () => Date, timeoutMs?: number): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/events.csv',
      id: 'exportCsv',
      tag: 'Files',
      summary: 'Exports the events that match a filter as CSV',
      description:
        'In the dialect `complete`, RFC 4180 in UTF-8, with a header and CRLF line ends, one row per event. Lists are joined with `; `. A cell that a spreadsheet would read as a formula is prefixed with an apostrophe, which the import removes. The import recognises every dialect by its header.',
      query: csvExportParams,
      takesFilter: true,
      response: {
        description: 'A streamed file',
        content: textContent('text/csv', examples.CSV),
        headers: FILE_HEADERS,
      },
      async handle({ request, response, database, filter, query }) {
        const { dialect } = query;
        const language = dialect === 'complete' ? undefined : (languageOf(dialect) ?? query.lang ?? 'en');
        const parts = dialect === 'complete' ? [] : [dialect === 'flat' ? dialect : 'excel', language ?? ''];
        await sendFile(request, response, {
          name: `${fileName('events', { sides: filter.sides, filter }, ...parts, isoDate(now))}.csv`,
          type: 'text/csv; charset=utf-8; header=present',
          chunks: formatEvents(
            dialect === 'complete' ? csvFormat(query.bom) : flatFormat(dialect, language ?? 'en', query.bom),
            streamEvents(database, filter, query.sort),
          ),
          timeoutMs,
        });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/events.json',
      id: 'exportJson',
      tag: 'Files',
      summary: 'Exports the events that match a filter as a JSON array',
      query: exportParams,
      takesFilter: true,
      response: {
        description: 'A streamed file',
        content: jsonContent(z.array(eventInput), [{ id: examples.EVENT.id, ...examples.EVENT_INPUT }]),
        headers: FILE_HEADERS,
      },
      async handle({ request, response, database, filter, query }) {
        await sendFile(request, response, {
          name: `${fileName('events', { sides: filter.sides, filter }, isoDate(now))}.json`,
          type: 'application/json; charset=utf-8',
          chunks: formatEvents(jsonFormat(), streamEvents(database, filter, query.sort)),
          timeoutMs,
        });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/events.ndjson',
      id: 'exportNdjson',
      tag: 'Files',
      summary: 'Exports the events that match a filter as JSON, one event per line',
      query: exportParams,
      takesFilter: true,
      response: {
        description: 'A streamed file',
        content: textContent('application/x-ndjson', examples.NDJSON),
        headers: FILE_HEADERS,
      },
      async handle({ request, response, database, filter, query }) {
        await sendFile(request, response, {
          name: `${fileName('events', { sides: filter.sides, filter }, isoDate(now))}.ndjson`,
          type: 'application/x-ndjson; charset=utf-8',
          chunks: formatEvents(NDJSON_FORMAT, streamEvents(database, filter, query.sort)),
          timeoutMs,
        });
      },
    }),
  ];
}

export function csvFormat(hasByteOrderMark: boolean): FileFormat {
  return {
    begin: (hasByteOrderMark ? '\uFEFF' : '') + csvLine(CSV_COLUMNS),
    write: (event) => csvLine(eventToRow(event)),
    end: () => '',
  };
}

function flatFormat(dialect: FlatDialect, language: Language, hasByteOrderMark: boolean): FileFormat {
  const start = flatCsvStart(dialect);
  return {
    begin: hasByteOrderMark && !start.startsWith('\uFEFF') ? `\uFEFF${start}` : start,
    write: (event) => flatCsvLine(event, dialect, language),
    end: () => '',
  };
}

export function jsonFormat(): FileFormat {
  let isFirst = true;
  return {
    begin: '[',
    write(event) {
      const separator = isFirst ? '\n' : ',\n';
      isFirst = false;
      return separator + JSON.stringify(recordOf(event));
    },
    end: () => '\n]\n',
  };
}

export const NDJSON_FORMAT: FileFormat = { begin: '', write: ndjsonLine, end: () => '' };
