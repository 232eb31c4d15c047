import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { streamEvents } from '../../db/events.ts';
import type { Database } from '../../db/open-database.ts';
import { CSV_COLUMNS, csvLine, eventToRow } from '../../domain/csv.ts';
import type { DiplomaticEvent } from '../../domain/event.ts';
import { ndjsonLine, recordOf } from '../../domain/event-record.ts';
import { onlyAllows } from '../problem-details.ts';
import { readFilteredQuery, yesOrNo } from '../query.ts';
import { databaseFor } from '../seen-changes.ts';
import { sortWord } from './events.ts';

export const exportWords = z.strictObject({
  sort: sortWord.exactOptional().meta({ description: 'Order; by date where it is left out' }),
});

export const csvExportWords = exportWords.extend({
  bom: yesOrNo
    .default(false)
    .meta({ description: '1 begins the file with a byte order mark, without which Excel misreads it' }),
});

/**
 * A reader that has taken nothing for so long is gone, though its connection may not be. As long as its view of the
 * database lasts, the write-ahead log only grows.
 */
const PATIENCE_MS = 120_000;

/** Everything the filter holds, as a file that import takes back. `now` dates the file's name. */
export function exportRoutes(database: Database, now: () => Date, patienceMs = PATIENCE_MS): Router {
  const router = Router();

  router
    .route('/events.csv')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, csvExportWords);
      const events = streamEvents(databaseFor(request, database), filter, words.sort);
      response.setTimeout(patienceMs, () => response.destroy());
      await sendFile(request, response, csvFile(words.bom), events, now());
    })
    .all(onlyAllows('GET', 'HEAD'));

  for (const format of [JSON_FILE, NDJSON_FILE]) {
    router
      .route(`/events.${format.extension}`)
      .get(async (request, response) => {
        const { words, filter } = readFilteredQuery(request, exportWords);
        response.setTimeout(patienceMs, () => response.destroy());
        await sendFile(
          request,
          response,
          format,
          streamEvents(databaseFor(request, database), filter, words.sort),
          now(),
        );
      })
      .all(onlyAllows('GET', 'HEAD'));
  }
  return router;
}

/** How a file is written: its beginning, one piece an event, its end. */
interface Format {
  readonly extension: string;
  readonly type: string;
  readonly begin: string;
  write(event: DiplomaticEvent, isFirst: boolean): string;
  readonly end: string;
}

function csvFile(hasMark: boolean): Format {
  return {
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    begin: (hasMark ? '\uFEFF' : '') + csvLine(CSV_COLUMNS),
    write: (event) => csvLine(eventToRow(event)),
    end: '',
  };
}

const JSON_FILE: Format = {
  extension: 'json',
  type: 'application/json; charset=utf-8',
  begin: '[',
  write: (event, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(recordOf(event))}`,
  end: '\n]\n',
};

const NDJSON_FILE: Format = {
  extension: 'ndjson',
  type: 'application/x-ndjson; charset=utf-8',
  begin: '',
  write: ndjsonLine,
  end: '',
};

async function sendFile(
  request: Request,
  response: Response,
  format: Format,
  events: AsyncIterable<DiplomaticEvent>,
  today: Date,
): Promise<void> {
  const chunks = inChunks(write(format, events));
  // Whatever fails before the first chunk is still answered as a problem.
  const first = request.method === 'HEAD' ? undefined : await chunks.next();
  const day = today.toISOString().slice(0, 10);
  response.set({
    'Content-Type': format.type,
    'Content-Disposition': `attachment; filename="demarche-events-${day}.${format.extension}"`,
    'Cache-Control': 'no-store',
  });
  if (first === undefined || first.done) response.end();
  else await pipeline(Readable.from(resume(first.value, chunks)), response);
}

async function* write(format: Format, events: AsyncIterable<DiplomaticEvent>): AsyncGenerator<string> {
  yield format.begin;
  let isFirst = true;
  for await (const event of events) {
    yield format.write(event, isFirst);
    isFirst = false;
  }
  yield format.end;
}

/** Enough for a write to be worth its while, little enough to keep none waiting. */
const CHUNK_LENGTH = 64 * 1024;

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Goes on with what was begun, and ends it when the reader leaves early, so that the database is read no further. */
async function* resume(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
