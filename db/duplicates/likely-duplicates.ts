import { calendarDate, isoDay } from '../../domain/dates/day-span.ts';
import type { DuplicatePage, DuplicatePair } from '../../domain/duplicates/similar-event.ts';
import {
  DUPLICATE_THRESHOLD,
  type Fingerprint,
  fingerprintOf,
  similarityOf,
} from '../../domain/duplicates/similarity.ts';
import { invalidInput } from '../../domain/errors/input-error.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Database } from '../database.ts';
import type { EventContent } from '../events/event-content.ts';
import { readCurrentContents } from '../events/read-events.ts';
import { pairKey, readDistinctPairs } from './distinct-pairs.ts';
import { hasSameKindAndParties, rounded, summaryOf } from './find-similar.ts';

/** Events whose pairs one page compares, and the earlier events that it compares them with besides. */
const EVENTS_PER_PAGE = 500;
const EARLIER_EVENTS = 200;
/** Each event is compared with at most this many before it. Where more share a day, the rest is missed. */
const MAX_COMPARED = 150;

interface Position {
  readonly day: number;
  readonly key: number;
}

/**
 * One page of the likely duplicates in the collection, the newest first. A page compares a fixed number of events, whatever it
 * finds, so that its time is bounded. Machine-coded events, and pairs that a person marked as different, are left out. An event of
 * several days is compared with the events around its first day only.
 */
export async function listLikelyDuplicates(db: Database, cursor: string | undefined): Promise<DuplicatePage> {
  return db.read(async (tx) => {
    const rows = await readBefore(
      tx,
      cursor === undefined ? undefined : parseCursor(cursor),
      EVENTS_PER_PAGE,
    );
    const last = rows.at(-1);
    if (last === undefined) return { items: [] };
    const isComplete = rows.length < EVENTS_PER_PAGE;
    const position = { day: last.first_day, key: last.key };
    const earlier = isComplete
      ? []
      : (await readBefore(tx, position, EARLIER_EVENTS)).filter(
          ({ first_day }) => first_day >= last.first_day - 1,
        );
    const events = await withContents(tx, [...rows, ...earlier]);
    const items = await pairsOf(tx, events, rows.length);
    const { year } = calendarDate(last.first_day);
    return {
      items,
      ...(!isComplete && { next_cursor: `${position.day}.${position.key}` }),
      ...(year > -10_000 && { compared_back_to: isoDay(last.first_day) }),
    };
  });
}

interface Compared {
  readonly key: number;
  readonly version: number;
  readonly first_day: number;
  readonly content: EventContent;
  readonly print: Fingerprint;
}

async function pairsOf(
  tx: QueryContext,
  events: readonly Compared[],
  count: number,
): Promise<DuplicatePair[]> {
  const distinct = await readDistinctPairs(
    tx,
    events.map(({ key }) => key),
  );
  const items: DuplicatePair[] = [];
  for (const [index, a] of events.slice(0, count).entries()) {
    const others = events
      .slice(index + 1, index + 1 + MAX_COMPARED)
      .filter(({ first_day }) => first_day >= a.first_day - 1);
    const rivals = others.filter(({ print }) => hasSameKindAndParties(a.print, print));
    for (const b of others) {
      const { score, reasons } = similarityOf(a.print, b.print, rivals.includes(b) ? rivals.length - 1 : 0);
      if (score < DUPLICATE_THRESHOLD || distinct.has(pairKey(a.key, b.key))) continue;
      items.push({
        a: summaryOf(a.content, a.version),
        b: summaryOf(b.content, b.version),
        score: rounded(score),
        reasons: [...reasons],
      });
    }
  }
  return items;
}

async function withContents(
  tx: QueryContext,
  rows: readonly { readonly key: number; readonly version: number; readonly first_day: number }[],
): Promise<Compared[]> {
  const contents = await readCurrentContents(
    tx,
    rows.map(({ key }) => key),
  );
  return rows.flatMap((row) => {
    const content = contents.get(row.key);
    return content === undefined ? [] : [{ ...row, content, print: fingerprintOf(content) }];
  });
}

/** Analysts' events before a position, the newest first. */
function readBefore({ kysely }: QueryContext, before: Position | undefined, limit: number) {
  let query = kysely
    .selectFrom('event')
    .select(['key', 'version', 'first_day'])
    .where('deleted_at', 'is', null)
    .where('origin', '=', '');
  if (before !== undefined) {
    query = query
      .where('first_day', '<=', before.day)
      .where((where) => where.or([where('first_day', '<', before.day), where('key', '<', before.key)]));
  }
  return query.orderBy('first_day', 'desc').orderBy('key', 'desc').limit(limit).execute();
}

function parseCursor(cursor: string): Position {
  const [, day, key] = /^(-?\d{1,10})\.(\d{1,15})$/.exec(cursor) ?? [];
  if (day === undefined || key === undefined) throw invalidInput('/cursor', 'cursor-invalid');
  return { day: Number(day), key: Number(key) };
}
