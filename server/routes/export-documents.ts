import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import { listEvents, streamEvents } from '../../db/query/event-list.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { LANGUAGES } from '../../domain/language/language.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { atomFeed, MAX_ENTRIES } from '../exports/atom.ts';
import { chronology, HTML_SETTING, HTML_STYLE, MARKDOWN_SETTING } from '../exports/chronology.ts';
import { dataPackage } from '../exports/data-package.ts';
import { type ExportInfo, exportInfo } from '../exports/export-info.ts';
import type { FileFormat } from '../exports/format.ts';
import { icalendar } from '../exports/icalendar.ts';
import { formatEvents, isoDate, sendFile } from '../exports/send-file.ts';
import { timelineJs } from '../exports/timelinejs.ts';
import { databaseIfModified } from '../http/conditional-get.ts';
import { allowOnly } from '../http/problem-details.ts';
import { readFilteredQuery } from '../http/query.ts';

export const documentParams = z.strictObject({
  lang: z
    .enum(LANGUAGES, `Choose one of ${LANGUAGES.join(', ')}.`)
    .default('en')
    .meta({ description: 'Of the words; an event without a Russian text keeps its English one' }),
});

/** Whose sources are numbered must remember them: a chronology has an end. */
const MOST_IN_CHRONOLOGY = 10_000;

interface Asked {
  readonly about: ExportInfo;
  readonly filter: EventFilter;
  readonly database: Database;
}

/** What people and their programs read, rather than what import takes back: prose, feeds, other timelines, a package. */
export function documentExportRoutes(database: Database, now: () => Date, patienceMs?: number): Router {
  const router = Router();

  /** Reads the question; nothing where the client has the answer already. */
  async function ask(request: Request, response: Response): Promise<Asked | undefined> {
    const { words, filter } = readFilteredQuery(request, documentParams);
    const db = await databaseIfModified(request, response, database);
    if (db === undefined) return undefined;
    const { total } = await listEvents(db, filter, { limit: 1 });
    const about = exportInfo(request, { filter, language: words.lang, total, now: now() });
    return { about, filter, database: db };
  }

  interface Kind {
    readonly path: string;
    readonly name: string;
    readonly type: string;
    readonly isShown?: boolean;
    make(asked: Asked, response: Response): FileFormat | Promise<FileFormat>;
  }

  const kinds: readonly Kind[] = [
    {
      path: '/chronology.html',
      name: 'chronology',
      type: 'text/html; charset=utf-8',
      isShown: true,
      async make(asked, response) {
        response.set('Content-Security-Policy', CHRONOLOGY_POLICY);
        return chronology(asked.about, HTML_SETTING, await actsIn(asked));
      },
    },
    {
      path: '/chronology.md',
      name: 'chronology',
      type: 'text/markdown; charset=utf-8',
      make: async (asked) => chronology(asked.about, MARKDOWN_SETTING, await actsIn(asked)),
    },
    {
      path: '/events.ics',
      name: 'events',
      type: 'text/calendar; charset=utf-8',
      make: ({ about }) => icalendar(about),
    },
    {
      path: '/events.timelinejs.json',
      name: 'timelinejs',
      type: 'application/json; charset=utf-8',
      make: ({ about, filter }) => timelineJs(about, filter.sides ?? DEFAULT_SIDES),
    },
  ];
  for (const { path, name, type, isShown = false, make } of kinds) {
    const extension = path.slice(path.lastIndexOf('.'));
    router
      .route(path)
      .get(async (request, response) => {
        const asked = await ask(request, response);
        if (asked === undefined) return;
        const pieces = formatEvents(await make(asked, response), streamEvents(asked.database, asked.filter));
        const file = { name: `${name}-${isoDate(now)}${extension}`, type, pieces, isShown, patienceMs };
        await sendFile(request, response, file);
      })
      .all(allowOnly('GET', 'HEAD'));
  }

  router
    .route('/events.atom')
    .get(async (request, response) => {
      const asked = await ask(request, response);
      if (asked === undefined) return;
      const page = { limit: MAX_ENTRIES, sort: '-updated_at' } as const;
      const { items } = await listEvents(asked.database, asked.filter, page);
      const self = asked.about.origin + request.originalUrl;
      const updated = items[0]?.updated_at ?? `${asked.about.day}T00:00:00Z`;
      response
        .type('application/atom+xml; charset=utf-8')
        .send(atomFeed(asked.about, { self, events: items, updated }));
    })
    .all(allowOnly('GET', 'HEAD'));

  router
    .route('/events.zip')
    .get(async (request, response) => {
      const asked = await ask(request, response);
      if (asked === undefined) return;
      const pieces = dataPackage(asked.about, streamEvents(asked.database, asked.filter));
      const name = `data-package-${isoDate(now)}.zip`;
      await sendFile(request, response, { name, type: 'application/zip', pieces, patienceMs });
    })
    .all(allowOnly('GET', 'HEAD'));

  return router;
}

/** Its own style, by what it is, and nothing else. */
const CHRONOLOGY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The events that an answer among them may name, by id. Refuses a filter that holds more than a chronology has. */
async function actsIn({ about, database, filter }: Asked): Promise<ReadonlyMap<string, DiplomaticEvent>> {
  refuseTooLong(about);
  const acts = new Map<string, DiplomaticEvent>();
  for await (const event of streamEvents(database, filter)) acts.set(event.id, event);
  return acts;
}

function refuseTooLong({ total }: ExportInfo): void {
  if (total <= MOST_IN_CHRONOLOGY) return;
  const message = `A chronology has at most ${MOST_IN_CHRONOLOGY} events; this filter holds ${total}. Narrow it, by dates for example.`;
  throw new InvalidInput([{ path: '/from', message }]);
}
