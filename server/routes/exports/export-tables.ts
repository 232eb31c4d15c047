import { z } from 'zod';
import { streamEvents } from '../../../db/query/event-list.ts';
import { fileName } from '../../../domain/query/file-name.ts';
import { eventParquet } from '../../exports/event-parquet.ts';
import { FILE_HEADERS, isoDate, sendFile } from '../../exports/send-file.ts';
import { eventWorkbook } from '../../exports/workbook/event-workbook.ts';
import { type ApiRoute, defineRoute, textContent } from '../../http/api-route.ts';
import { PARQUET_TYPE, WORKBOOK_TYPE } from '../../imports/file-types.ts';
import { sortParam } from '../events/events.ts';
import { documentParams, readSource } from './export-documents.ts';

const tableParams = z.strictObject({
  ...documentParams.shape,
  sort: sortParam.exactOptional().meta({ description: 'Sort order. The default is by date' }),
});

interface TableExportOptions {
  readonly now: () => Date;
  readonly publicUrls: readonly URL[];
  readonly timeoutMs?: number | undefined;
}

/** Exports of the flat form, for spreadsheets and statistics. The import reads them. */
export function tableExportRoutes({ now, publicUrls, timeoutMs }: TableExportOptions): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/events.xlsx',
      id: 'exportWorkbook',
      tag: 'Files',
      summary: 'Exports the events that match a filter as an Excel workbook',
      description:
        'Sheets for events, sources, links and people, and one that describes the file. Days are dates, codes have their words beside them in the language of `lang`, and addresses are links. Texts are never formulas. Tables with more than 1,048,576 rows continue on a further sheet. The import reads the sheet of events.',
      query: tableParams,
      takesFilter: true,
      response: {
        description: 'A streamed file',
        content: textContent(WORKBOOK_TYPE),
        headers: FILE_HEADERS,
      },
      async handle({ request, response, query: { lang, sort }, filter }) {
        const source = await readSource(request, response, { filter, language: lang, now });
        if (source === undefined) return;
        const { info, database } = source;
        const [publicUrl] = publicUrls;
        // An address that only this machine can reach is useless in a file.
        const publicAddress =
          publicUrl && ((address: string) => publicUrl.origin + address.slice(info.origin.length));
        await sendFile(request, response, {
          name: `${fileName('events', { sides: filter.sides, filter }, lang, isoDate(now))}.xlsx`,
          type: WORKBOOK_TYPE,
          chunks: eventWorkbook(info, streamEvents(database, filter, sort), {
            eventAddress: publicAddress && ((id) => publicAddress(info.eventAddress(id))),
            permalink: publicAddress?.(info.permalink),
          }),
          timeoutMs,
        });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/events.parquet',
      id: 'exportParquet',
      tag: 'Files',
      summary: 'Exports the events that match a filter as Parquet',
      description:
        'The flat form of an event, one row each: `first_day`, `last_day` and `in_force_until` are of type DATE, lists are joined with `; `, and words are in the language of `lang`. The import reads it.',
      query: tableParams,
      takesFilter: true,
      response: { description: 'A streamed file', content: textContent(PARQUET_TYPE), headers: FILE_HEADERS },
      async handle({ request, response, query: { lang, sort }, filter }) {
        const source = await readSource(request, response, { filter, language: lang, now });
        if (source === undefined) return;
        await sendFile(request, response, {
          name: `${fileName('events', { sides: filter.sides, filter }, lang, isoDate(now))}.parquet`,
          type: PARQUET_TYPE,
          chunks: eventParquet(streamEvents(source.database, filter, sort), lang),
          timeoutMs,
        });
      },
    }),
  ];
}
