import { z } from 'zod';
import { changeEvents, revertEvents } from '../../../db/events/bulk-changes.ts';
import { listVersions, streamSelected } from '../../../db/query/event-list.ts';
import {
  bulkChange,
  bulkResult,
  eventSelection,
  eventVersionList,
  MAX_BULK_EVENTS,
  revertRequest,
} from '../../../domain/events/bulk-change.ts';
import { fileName } from '../../../domain/query/file-name.ts';
import { AUTHOR } from '../../author.ts';
import { FILE_HEADERS, formatEvents, isoDate, sendFile } from '../../exports/send-file.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest, textContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { BODY_PROBLEMS } from '../../http/problem-types.ts';
import { booleanParam } from '../../http/query.ts';
import { rememberWrite } from '../../http/request-database.ts';
import * as examples from '../../openapi/examples.ts';
import { csvFormat } from '../exports/export-data.ts';
import { sortParam } from './events.ts';

const versionParams = z.strictObject({
  sort: sortParam.exactOptional().meta({ description: 'Sort order. The default is by date' }),
});

const selectedCsvParams = z.strictObject({
  bom: booleanParam
    .default(false)
    .meta({ description: '1 starts the file with a byte order mark, which Excel needs to read UTF-8' }),
});

/** Changes and exports of several chosen events. */
export function bulkRoutes(now: () => Date, timeoutMs?: number): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/event-versions',
      id: 'listEventVersions',
      tag: 'Events',
      summary: 'Lists ids and versions of the events that match a filter',
      description: `For a change of all of them with \`POST /api/events/bulk\`. At most ${MAX_BULK_EVENTS} events.`,
      query: versionParams,
      takesFilter: true,
      response: {
        description: 'Ids and versions',
        content: jsonContent(eventVersionList, examples.EVENT_VERSIONS),
      },
      handle: ({ request, response, filter, query: { sort } }) =>
        sendIfModified(request, response, (database) =>
          listVersions(database, filter, { sort, limit: MAX_BULK_EVENTS }),
        ),
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/bulk',
      id: 'changeEvents',
      tag: 'Events',
      summary: 'Edits or deletes several events, all or none',
      description:
        'One transaction. If an event has changed since its version, nothing is saved and the response is 412; if an edited event would be invalid, 422. `errors` has each such event, by its position in `events`.',
      body: jsonRequest(bulkChange, { example: examples.BULK_CHANGE }),
      response: {
        description: 'The versions before and after',
        content: jsonContent(bulkResult, examples.BULK_RESULT),
      },
      problems: ['events-version-conflict', ...BODY_PROBLEMS],
      async handle({ request, response, database, body }) {
        const result = await changeEvents(database, body, AUTHOR);
        await rememberWrite(request, response);
        response.json(result);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/revert',
      id: 'revertEvents',
      tag: 'History',
      summary: 'Returns several events to earlier versions, all or none',
      description:
        'Undoes changes: each event gets the content of an earlier version as a new version, or is deleted. If an event has changed since `version`, nothing is saved and the response is 412 with the author and time of each such change.',
      body: jsonRequest(revertRequest, { example: examples.REVERT }),
      response: {
        description: 'The versions before and after',
        content: jsonContent(bulkResult, examples.BULK_RESULT),
      },
      problems: ['events-version-conflict', ...BODY_PROBLEMS],
      async handle({ request, response, database, body }) {
        const result = await revertEvents(database, body.events, AUTHOR);
        await rememberWrite(request, response);
        response.json(result);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/selected.csv',
      id: 'exportSelectedCsv',
      tag: 'Files',
      summary: 'Exports chosen events as CSV, in the given order',
      description: 'A POST, because an address cannot hold thousands of ids. Deleted events are left out.',
      query: selectedCsvParams,
      body: jsonRequest(eventSelection, { example: { ids: [examples.EVENT.id] } }),
      response: {
        description: 'A streamed file',
        content: textContent('text/csv', examples.CSV),
        headers: FILE_HEADERS,
      },
      problems: BODY_PROBLEMS,
      async handle({ request, response, database, body, query }) {
        await sendFile(request, response, {
          name: `${fileName('events', { sides: undefined, filter: {} }, isoDate(now))}-selected.csv`,
          type: 'text/csv; charset=utf-8; header=present',
          chunks: formatEvents(csvFormat(query.bom), streamSelected(database, body.ids)),
          timeoutMs,
        });
      },
    }),
  ];
}
