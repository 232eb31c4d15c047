import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import { streamEvents } from '../../db/query/event-list.ts';
import { CSV_COLUMNS, csvLine, eventToRow } from '../../domain/csv/event-csv.ts';
import { ndjsonLine, recordOf } from '../../domain/events/event-record.ts';
import type { FileFormat } from '../exports/format.ts';
import { formatEvents, isoDate, sendFile } from '../exports/send-file.ts';
import { allowOnly } from '../http/problem-details.ts';
import { booleanParam, readFilteredQuery } from '../http/query.ts';
import { databaseFor } from '../http/seen-changes.ts';
import { sortParam } from './events.ts';

export const exportParams = z.strictObject({
  sort: sortParam.exactOptional().meta({ description: 'Order; by date where it is left out' }),
});

export const csvExportParams = exportParams.extend({
  bom: booleanParam
    .default(false)
    .meta({ description: '1 begins the file with a byte order mark, without which Excel misreads it' }),
});

/** Everything the filter holds, as a file that import takes back. `now` dates the file's name. */
export function dataExportRoutes(database: Database, now: () => Date, patienceMs?: number): Router {
  const router = Router();

  router
    .route('/events.csv')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, csvExportParams);
      const events = streamEvents(databaseFor(request, database), filter, words.sort);
      const pieces = formatEvents(csvFile(words.bom), events);
      const type = 'text/csv; charset=utf-8; header=present';
      await sendFile(request, response, { name: `events-${isoDate(now)}.csv`, type, pieces, patienceMs });
    })
    .all(allowOnly('GET', 'HEAD'));

  for (const [extension, { type, make }] of Object.entries(FORMATS)) {
    router
      .route(`/events.${extension}`)
      .get(async (request, response) => {
        const { words, filter } = readFilteredQuery(request, exportParams);
        const events = streamEvents(databaseFor(request, database), filter, words.sort);
        const pieces = formatEvents(make(), events);
        await sendFile(request, response, {
          name: `events-${isoDate(now)}.${extension}`,
          type,
          pieces,
          patienceMs,
        });
      })
      .all(allowOnly('GET', 'HEAD'));
  }
  return router;
}

function csvFile(hasMark: boolean): FileFormat {
  return {
    begin: (hasMark ? '\uFEFF' : '') + csvLine(CSV_COLUMNS),
    write: (event) => csvLine(eventToRow(event)),
    end: () => '',
  };
}

function jsonFile(): FileFormat {
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

const NDJSON_FILE: FileFormat = { begin: '', write: ndjsonLine, end: () => '' };

/** The files of programs, by how their names end. */
const FORMATS = {
  json: { type: 'application/json; charset=utf-8', make: jsonFile },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', make: () => NDJSON_FILE },
} as const;
