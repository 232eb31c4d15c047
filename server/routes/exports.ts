import { Router } from 'express';
import { z } from 'zod';
import { streamEvents } from '../../db/events/events.ts';
import type { Database } from '../../db/open-database.ts';
import { CSV_COLUMNS, csvLine, eventToRow } from '../../domain/csv/event-csv.ts';
import { ndjsonLine, recordOf } from '../../domain/events/event-record.ts';
import type { FileFormat } from '../exports/format.ts';
import { dayIn, piecesOf, sendFile } from '../exports/send-file.ts';
import { onlyAllows } from '../http/problem-details.ts';
import { readFilteredQuery, yesOrNo } from '../http/query.ts';
import { databaseFor } from '../http/seen-changes.ts';
import { sortWord } from './events.ts';

export const exportWords = z.strictObject({
  sort: sortWord.exactOptional().meta({ description: 'Order; by date where it is left out' }),
});

export const csvExportWords = exportWords.extend({
  bom: yesOrNo
    .default(false)
    .meta({ description: '1 begins the file with a byte order mark, without which Excel misreads it' }),
});

/** Everything the filter holds, as a file that import takes back. `now` dates the file's name. */
export function exportRoutes(database: Database, now: () => Date, patienceMs?: number): Router {
  const router = Router();

  router
    .route('/events.csv')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, csvExportWords);
      const events = streamEvents(databaseFor(request, database), filter, words.sort);
      const pieces = piecesOf(csvFile(words.bom), events);
      const type = 'text/csv; charset=utf-8; header=present';
      await sendFile(request, response, { name: `events-${dayIn(now)}.csv`, type, pieces, patienceMs });
    })
    .all(onlyAllows('GET', 'HEAD'));

  for (const [extension, { type, make }] of Object.entries(FORMATS)) {
    router
      .route(`/events.${extension}`)
      .get(async (request, response) => {
        const { words, filter } = readFilteredQuery(request, exportWords);
        const events = streamEvents(databaseFor(request, database), filter, words.sort);
        const pieces = piecesOf(make(), events);
        await sendFile(request, response, {
          name: `events-${dayIn(now)}.${extension}`,
          type,
          pieces,
          patienceMs,
        });
      })
      .all(onlyAllows('GET', 'HEAD'));
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
