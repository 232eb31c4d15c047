import { sql } from 'kysely';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { DuplicateSummary, SimilarEvent } from '../../domain/duplicates/similar-event.ts';
import {
  type ComparableEvent,
  DUPLICATE_THRESHOLD,
  evidenceOf,
  type Fingerprint,
  fingerprintOf,
  similarityOf,
} from '../../domain/duplicates/similarity.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Database } from '../database.ts';
import type { EventContent } from '../events/event-content.ts';
import { getStored, readCurrentContents } from '../events/read-events.ts';
import { pairKey, readDistinctPairs } from './distinct-pairs.ts';

/** A draft: an event that may be incomplete, but has a date. */
export type Draft = ComparableEvent & { readonly date: string };

/** The events that are probably the same as a stored one, without those that a person marked as different. Throws `EventNotFound`. */
export async function similarTo(db: Database, id: string): Promise<SimilarEvent[]> {
  return db.read(async (tx) => {
    const { key } = await getStored(tx, id);
    const content = (await readCurrentContents(tx, [key])).get(key);
    return content === undefined ? [] : findSimilar(tx, content, key);
  });
}

/** The events that are probably the same as a draft. */
export async function similarToDraft(db: Database, draft: Draft): Promise<SimilarEvent[]> {
  return db.read(async (tx) => {
    const stored =
      draft.id === undefined
        ? undefined
        : await tx.kysely.selectFrom('event').select('key').where('id', '=', draft.id).executeTakeFirst();
    return findSimilar(tx, draft, stored?.key);
  });
}

const MAX_RESULTS = 10;

/**
 * At most this many events of the days of a draft, and of the days around them, are compared. Machine-coded events are not
 * compared at all: each report is an event there. In a collection with more analysts' events on these days, the rest is missed.
 */
const MAX_ON_DAYS = 1_500;
const MAX_AROUND = 500;
const MAX_LASTING = 200;
/** Of these, as many as look most alike by date, kind, parties and words are read and compared completely. */
const MAX_COMPARED = 80;
/** Events of several days start at most this long before the days that they are compared with, apart from the few longest. */
const LASTING_DAYS = 62;

async function findSimilar(
  tx: QueryContext,
  draft: Draft,
  ownKey: number | undefined,
): Promise<SimilarEvent[]> {
  const mine = fingerprintOf(draft);
  const candidates = (await readCandidates(tx, draft)).filter(({ key }) => key !== ownKey);
  const cheap = { ...mine, titles: NO_WORDS.titles, texts: NO_WORDS.texts };
  const stems = stemsOf(draft);
  const ranked = candidates.map((candidate) => {
    const theirs = fingerprintOf(withoutWords(candidate));
    const words = wordsIn(candidate, stems);
    const isRival = hasSameKindAndParties(cheap, theirs);
    return { candidate, isRival, rank: similarityOf(cheap, theirs).score + words };
  });
  const rivals = ranked.filter(({ isRival }) => isRival).length;
  const compared = ranked.toSorted((a, b) => b.rank - a.rank).slice(0, MAX_COMPARED);

  const keys = compared.map(({ candidate }) => candidate.key);
  const contents = await readCurrentContents(tx, keys);
  const distinct = ownKey === undefined ? undefined : await readDistinctPairs(tx, [ownKey]);
  const found: SimilarEvent[] = [];
  for (const { candidate, isRival } of compared) {
    const content = contents.get(candidate.key);
    if (content === undefined) continue;
    if (ownKey !== undefined && distinct?.has(pairKey(ownKey, candidate.key))) continue;
    const { score, reasons } = similarityOf(mine, fingerprintOf(content), isRival ? rivals - 1 : 0);
    if (score < DUPLICATE_THRESHOLD) continue;
    found.push({
      event: summaryOf(content, candidate.version),
      score: rounded(score),
      reasons: [...reasons],
    });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, MAX_RESULTS);
}

export function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}

const NO_WORDS = fingerprintOf({});

export function hasSameKindAndParties(a: Fingerprint, b: Fingerprint): boolean {
  const { kind, parties } = evidenceOf(a, b);
  return kind === 'same' && parties === 'same';
}

export function summaryOf(content: EventContent, version: number): DuplicateSummary {
  const { id, title, title_ru, date, kind, status, initiators, targets, sources } = content;
  return {
    id,
    title,
    ...(title_ru !== undefined && { title_ru }),
    date,
    kind,
    status,
    initiators,
    targets,
    version,
    sources: sources.length,
  };
}

type Candidate = Awaited<ReturnType<typeof readCandidates>>[number];

async function readCandidates({ kysely }: QueryContext, { date }: Draft) {
  const { first_day, last_day, approximate } = parseEdtf(date);
  const margin = approximate ? 7 : 1;
  const events = () =>
    kysely
      .selectFrom('event')
      .innerJoin('signature', 'signature.key', 'event.signature_key')
      .select(['event.key', 'version', 'date', 'kind', 'people_expelled', 'initiators', 'targets'])
      .select(['title', 'title_ru', 'short_title', 'short_title_ru'])
      .where('deleted_at', 'is', null)
      .where('origin', '=', '');
  const starting = (from: number, to: number, limit: number) =>
    events()
      .where('first_day', '>=', from)
      .where('first_day', '<=', to)
      .orderBy('first_day')
      .orderBy('last_day')
      .limit(limit)
      .execute();
  const lasting = events()
    .where(sql<boolean>`last_day > first_day`)
    .where('first_day', '>=', first_day - LASTING_DAYS)
    .where('first_day', '<', first_day - margin)
    .where('last_day', '>=', first_day - margin)
    .orderBy('first_day', 'desc')
    .limit(MAX_LASTING);
  const longest = events()
    .where(sql<boolean>`last_day - first_day > 31`)
    .where('last_day', '>=', first_day - margin)
    .where('first_day', '<', first_day - LASTING_DAYS)
    .orderBy('last_day')
    .limit(MAX_LASTING);
  return [
    ...(await starting(first_day, last_day, MAX_ON_DAYS)),
    ...(await starting(first_day - margin, first_day - 1, MAX_AROUND)),
    ...(await starting(last_day + 1, last_day + margin, MAX_AROUND)),
    ...(await lasting.execute()),
    ...(await longest.execute()),
  ];
}

function withoutWords({ date, kind, people_expelled, initiators, targets }: Candidate): ComparableEvent {
  return {
    date,
    kind,
    initiators: initiators.split(','),
    targets: targets === '' ? [] : targets.split(','),
    ...(people_expelled > 0 && { people_expelled }),
  };
}

/** The first letters of the longer words of a draft's titles: enough to find which events are worth a comparison. */
function stemsOf({ title, title_ru, short_title, short_title_ru }: Draft): readonly string[] {
  const text = [title, title_ru, short_title, short_title_ru].filter((each) => each !== undefined).join(' ');
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}|\p{N}+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, 5)))].slice(0, 40);
}

function wordsIn({ title, title_ru, short_title }: Candidate, stems: readonly string[]): number {
  if (stems.length === 0) return 0;
  const text = `${title} ${title_ru ?? ''} ${short_title ?? ''}`.toLowerCase();
  return stems.filter((stem) => text.includes(stem)).length / stems.length;
}
