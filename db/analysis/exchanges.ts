import {
  circularLinks,
  connectedSets,
  type ExchangeShow,
  isOlderThanAct,
  lagQuantile,
  MAX_CHAIN_EVENTS,
  MAX_DOTS,
  possibleLag,
} from '../../domain/analysis/exchange.ts';
import type {
  Chain,
  ChainLink,
  ExchangesResult,
  LagDot,
  SideResponses,
  UnansweredAct,
} from '../../domain/analysis/exchanges-result.ts';
import type { BriefEvent } from '../../domain/analysis/in-force.ts';
import { type Lag, lagBetween } from '../../domain/dates/lag.ts';
import type { Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { filterKey, readLastChange } from '../core/last-change.ts';
import type { Database, ReadTx } from '../database.ts';
import { readBriefEvents } from '../events/brief-events.ts';
import { type FoundResponse, findResponses, type ResponsesBySide } from './responses.ts';

export interface ExchangesRequest {
  readonly filter: EventFilter;
  readonly sides: Sides;
  readonly show: ExchangeShow;
  /** The page of entries to return. */
  readonly offset: number;
  readonly limit: number;
  /** Waiting times of unanswered acts are counted up to this day. */
  readonly today: number;
}

/** Responses between the sides, and a page of the chains of acts and responses, latest first. */
export async function readExchanges(db: Database, request: ExchangesRequest): Promise<ExchangesResult> {
  return db.read((tx) => exchangesIn(tx, request));
}

async function exchangesIn(tx: ReadTx, request: ExchangesRequest): Promise<ExchangesResult> {
  const { filter, sides, show, offset, limit, today } = request;
  const change = await readLastChange(tx);
  const key = `exchanges ${await filterKey(tx, { ...filter, sides })} ${filter.sides !== undefined}`;
  const exchanges = await tx.caches.largeResults.once(key, change, async () =>
    examine(tx, await findResponses(tx, filter, sides), sides),
  );
  const { responses, chains, errors, summaries } = exchanges;
  const listed = show === 'unanswered' ? [] : chainsOf(exchanges, show);
  const unanswered = show === 'unanswered' ? responses.unanswered : [];
  const page = <T>(entries: readonly T[]) => entries.slice(offset, offset + limit);
  return {
    sides: summaries,
    others:
      responses.links.length - responses.bySide.upper.links.length - responses.bySide.lower.links.length,
    errors: errors.size,
    chains_total: chains.length,
    total: show === 'unanswered' ? unanswered.length : listed.length,
    chains: await describeChains(tx, exchanges, page(listed), sides),
    unanswered: await describeUnanswered(tx, page(unanswered), { sides, today }),
  };
}

/** The part of the result that does not depend on the page. Cached, because users browse through the pages. */
interface Exchanges extends Examined {
  readonly summaries: ExchangesResult['sides'];
  /** Indexes in `links`, by the key of the response. */
  readonly byResponse: ReadonlyMap<number, readonly number[]>;
}

interface Examined {
  readonly responses: ResponsesBySide;
  /** Keys of the events of each chain, by date; the chain with the latest event comes first. */
  readonly chains: readonly (readonly number[])[];
  /** Errors by the index of their link. */
  readonly errors: ReadonlyMap<number, NonNullable<ChainLink['error']>>;
  readonly lags: readonly Lag[];
}

async function examine(tx: ReadTx, responses: ResponsesBySide, sides: Sides): Promise<Exchanges> {
  const { index: eventIndex } = responses;
  const spanOf = (key: number) => ({ first: eventIndex.first[key] ?? 0, last: eventIndex.last[key] ?? 0 });
  const lags = responses.links.map(({ act, response }) => lagBetween(spanOf(act), spanOf(response)));
  const errors = new Map<number, NonNullable<ChainLink['error']>>();
  for (const index of circularLinks(responses.links.map(({ response, act }) => [response, act] as const)))
    errors.set(index, 'circular');
  for (const [index, lag] of lags.entries()) if (isOlderThanAct(lag)) errors.set(index, 'older');
  const latest = (keys: readonly number[]) =>
    keys.reduce((day, key) => Math.max(day, eventIndex.day[key] ?? 0), Number.NEGATIVE_INFINITY);
  const chains = connectedSets(responses.links.map(({ response, act }) => [response, act] as const))
    .filter((keys) => keys.some((key) => responses.isFound(key)))
    .map((keys) => {
      const inOrder = [...keys].sort(
        (a, b) =>
          (eventIndex.first[a] ?? 0) - (eventIndex.first[b] ?? 0) ||
          (eventIndex.last[a] ?? 0) - (eventIndex.last[b] ?? 0) ||
          a - b,
      );
      return { keys: inOrder, latest: latest(keys) };
    })
    .sort((a, b) => b.latest - a.latest || (b.keys[0] ?? 0) - (a.keys[0] ?? 0))
    .map(({ keys }) => keys);
  const examined = { responses, chains, errors, lags };
  return {
    ...examined,
    summaries: {
      upper: await summaryOf(tx, examined, 'upper', sides),
      lower: await summaryOf(tx, examined, 'lower', sides),
    },
    byResponse: Map.groupBy(responses.links.keys(), (index) => linkAt(responses, index).response),
  };
}

function chainsOf(
  { responses, chains, errors }: Exchanges,
  show: ExchangeShow,
): readonly (readonly number[])[] {
  if (show === 'all') return chains;
  const ends = new Set<number>();
  for (const [index, { act, response, isRefusal }] of responses.links.entries()) {
    if (show === 'refused' ? isRefusal : errors.has(index)) ends.add(act).add(response);
  }
  return chains.filter((keys) => keys.some((key) => ends.has(key)));
}

async function summaryOf(
  tx: ReadTx,
  { responses, chains, errors, lags }: Examined,
  side: 'upper' | 'lower',
  sides: Sides,
): Promise<SideResponses> {
  const { acts, answered, refused, links } = responses.bySide[side];
  const isOf = (key: number | undefined) => key !== undefined && responses.sideOf(key) === side;
  const valid = links.filter((index) => !errors.has(index));
  return {
    acts,
    answered,
    refused,
    unanswered: acts - answered,
    answers: links.length,
    opens: chains.filter((keys) => isOf(keys[0])).length,
    closes: chains.filter((keys) => isOf(keys.at(-1))).length,
    lags: await lagsOf(
      tx,
      valid.map((index) => ({ ...linkAt(responses, index), lag: lagAt(lags, index) })),
      sides,
    ),
  };
}

function linkAt({ links }: ResponsesBySide, index: number): FoundResponse {
  const link = links[index];
  if (link === undefined) throw new Error(`There is no response ${index}.`);
  return link;
}

function lagAt(lags: readonly Lag[], index: number): Lag {
  return possibleLag(lags[index] ?? { min: 0, max: 0 });
}

async function lagsOf(
  tx: ReadTx,
  links: readonly (FoundResponse & { readonly lag: Lag })[],
  sides: Sides,
): Promise<SideResponses['lags']> {
  if (links.length === 0) return { count: 0, dots: [] };
  const bounds = {
    min: Int32Array.from(links, ({ lag }) => lag.min).sort(),
    max: Int32Array.from(links, ({ lag }) => lag.max).sort(),
  };
  const inOrder = [...links].sort(
    (a, b) => a.lag.min + a.lag.max - b.lag.min - b.lag.max || a.response - b.response,
  );
  const shown = inOrder.length <= MAX_DOTS ? inOrder : evenly(inOrder, MAX_DOTS);
  const events = await readBriefEvents(
    tx,
    shown.flatMap(({ act, response }) => [act, response]),
    sides,
  );
  return {
    count: links.length,
    lower_quartile: lagQuantile(bounds, 0.25),
    median: lagQuantile(bounds, 0.5),
    upper_quartile: lagQuantile(bounds, 0.75),
    dots: shown.flatMap(({ act, response, lag: { min, max } }) => {
      const [from, to] = [events.get(act), events.get(response)];
      if (from === undefined || to === undefined) return [];
      const dot = { act: from.id, answer: to.id, lag_min: min, lag_max: max };
      return [{ ...dot, act_titles: titlesOf(from), answer_titles: titlesOf(to) }];
    }),
  };
}

function titlesOf({ title, title_ru }: BriefEvent): LagDot['act_titles'] {
  return { ...(title !== undefined && { title }), ...(title_ru !== undefined && { title_ru }) };
}

/** `count` of the values, evenly spaced. */
function evenly<T>(values: readonly T[], count: number): T[] {
  return Array.from(
    { length: count },
    (_, index) => values[Math.floor(((index + 0.5) * values.length) / count)],
  ).filter((value) => value !== undefined);
}

async function describeChains(
  tx: ReadTx,
  { responses, errors, lags, byResponse }: Exchanges,
  chains: readonly (readonly number[])[],
  sides: Sides,
): Promise<Chain[]> {
  const shownKeys = chains.map((keys) => keys.slice(0, MAX_CHAIN_EVENTS));
  const events = await readBriefEvents(tx, shownKeys.flat(), sides);
  const shown = new Set(shownKeys.flat());
  return shownKeys.map((keys, chain) => ({
    events: keys.flatMap((key) => {
      const event = events.get(key);
      return event === undefined ? [] : [{ ...event, in_filter: responses.isFound(key) }];
    }),
    total: chains[chain]?.length ?? 0,
    links: keys.flatMap((key) =>
      (byResponse.get(key) ?? []).flatMap((index): ChainLink[] => {
        const { act, response } = linkAt(responses, index);
        if (!shown.has(act)) return [];
        const [from, to] = [events.get(act), events.get(response)];
        const error = errors.get(index);
        const lag = error === 'older' ? lags[index] : lagAt(lags, index);
        if (from === undefined || to === undefined || lag === undefined) return [];
        const link = { act: from.id, answer: to.id, lag_min: lag.min, lag_max: lag.max };
        return [error === undefined ? link : { ...link, error }];
      }),
    ),
  }));
}

async function describeUnanswered(
  tx: ReadTx,
  keys: readonly number[],
  { sides, today }: { readonly sides: Sides; readonly today: number },
): Promise<UnansweredAct[]> {
  const events = await readBriefEvents(tx, keys, sides);
  return keys.flatMap((key) => {
    const event = events.get(key);
    if (event === undefined) return [];
    const { min, max } = possibleLag({ min: today - event.last_day, max: today - event.first_day });
    return [{ ...event, days_since_min: min, days_since_max: max }];
  });
}
