import {
  type AnswersOfSide,
  type Chain,
  type ChainLink,
  circular,
  connected,
  type ExchangeShow,
  type ExchangesAnswer,
  isOlderThanAct,
  type LagDot,
  lagQuantile,
  MOST_DOTS,
  MOST_IN_CHAIN,
  possibleLag,
  type UnansweredAct,
} from '../../domain/analysis/exchange.ts';
import type { BriefEvent } from '../../domain/analysis/in-force.ts';
import { type Lag, lagBetween } from '../../domain/dates/lag.ts';
import type { Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { filterToQuery } from '../../domain/query/event-filter.ts';
import { lastChangeIn } from '../cache/query-cache.ts';
import type { Database, Reading } from '../core/database.ts';
import { readBriefEvents } from '../events/brief-events.ts';
import { type FoundAnswer, findAnswers, type SidesAnswers } from './responses.ts';

export interface ExchangesRequest {
  readonly filter: EventFilter;
  readonly sides: Sides;
  readonly show: ExchangeShow;
  /** How many entries to leave out from the start, and how many to answer after these. */
  readonly offset: number;
  readonly limit: number;
  /** The last day that is known of: what is unanswered has been so until then. */
  readonly today: number;
}

/** Who answered whom over a filter, and some of the chains, the last ones first. */
export async function readExchanges(db: Database, request: ExchangesRequest): Promise<ExchangesAnswer> {
  return db.read((reading) => exchangesIn(reading, request));
}

async function exchangesIn(reading: Reading, request: ExchangesRequest): Promise<ExchangesAnswer> {
  const { filter, sides, show, offset, limit, today } = request;
  const change = await lastChangeIn(reading);
  const question = `exchanges ${filterToQuery({ ...filter, sides })} ${filter.sides !== undefined}`;
  const exchanges = await reading.largeMemory.once(question, change, async () =>
    examine(reading, await findAnswers(reading, filter, sides), sides),
  );
  const { answers, chains, wrong, summaries } = exchanges;
  const listed = show === 'unanswered' ? [] : chainsOf(exchanges, show);
  const unanswered = show === 'unanswered' ? answers.unanswered : [];
  const page = <T>(entries: readonly T[]) => entries.slice(offset, offset + limit);
  return {
    sides: summaries,
    others: answers.links.length - answers.bySide.upper.links.length - answers.bySide.lower.links.length,
    errors: wrong.size,
    chains_total: chains.length,
    total: show === 'unanswered' ? unanswered.length : listed.length,
    chains: await describeChains(reading, exchanges, page(listed), sides),
    unanswered: await describeUnanswered(reading, page(unanswered), { sides, today }),
  };
}

/** What is true of a filter whatever is shown of it: kept, as a reader goes from page to page. */
interface Exchanges extends Examined {
  readonly summaries: ExchangesAnswer['sides'];
  /** Places in `links`, by the key of the answer. */
  readonly byAnswer: ReadonlyMap<number, readonly number[]>;
}

interface Examined {
  readonly answers: SidesAnswers;
  /** Keys of the events of each chain; the chain that was last added to comes first. */
  readonly chains: readonly (readonly number[])[];
  /** What is wrong with a link, by its index. */
  readonly wrong: ReadonlyMap<number, NonNullable<ChainLink['error']>>;
  readonly lags: readonly Lag[];
}

async function examine(reading: Reading, answers: SidesAnswers, sides: Sides): Promise<Exchanges> {
  const { points } = reading;
  const spanOf = (key: number) => ({ first: points.first[key] ?? 0, last: points.last[key] ?? 0 });
  const lags = answers.links.map(({ act, answer }) => lagBetween(spanOf(act), spanOf(answer)));
  const wrong = new Map<number, NonNullable<ChainLink['error']>>();
  for (const index of circular(answers.links.map(({ answer, act }) => [answer, act] as const)))
    wrong.set(index, 'circular');
  for (const [index, lag] of lags.entries()) if (isOlderThanAct(lag)) wrong.set(index, 'older');
  const latest = (keys: readonly number[]) =>
    keys.reduce((day, key) => Math.max(day, points.day[key] ?? 0), Number.NEGATIVE_INFINITY);
  const chains = connected(answers.links.map(({ answer, act }) => [answer, act] as const))
    .filter((keys) => keys.some((key) => answers.isFound(key)))
    .map((keys) => {
      const inOrder = [...keys].sort(
        (a, b) =>
          (points.first[a] ?? 0) - (points.first[b] ?? 0) ||
          (points.last[a] ?? 0) - (points.last[b] ?? 0) ||
          a - b,
      );
      return { keys: inOrder, latest: latest(keys) };
    })
    .sort((a, b) => b.latest - a.latest || (b.keys[0] ?? 0) - (a.keys[0] ?? 0))
    .map(({ keys }) => keys);
  const examined = { answers, chains, wrong, lags };
  return {
    ...examined,
    summaries: {
      upper: await summaryOf(reading, examined, 'upper', sides),
      lower: await summaryOf(reading, examined, 'lower', sides),
    },
    byAnswer: Map.groupBy(answers.links.keys(), (index) => linkAt(answers, index).answer),
  };
}

function chainsOf({ answers, chains, wrong }: Exchanges, show: ExchangeShow): readonly (readonly number[])[] {
  if (show === 'all') return chains;
  const ends = new Set<number>();
  for (const [index, { act, answer, isRefusal }] of answers.links.entries()) {
    if (show === 'refused' ? isRefusal : wrong.has(index)) ends.add(act).add(answer);
  }
  return chains.filter((keys) => keys.some((key) => ends.has(key)));
}

async function summaryOf(
  reading: Reading,
  { answers, chains, wrong, lags }: Examined,
  side: 'upper' | 'lower',
  sides: Sides,
): Promise<AnswersOfSide> {
  const { acts, answered, refused, links } = answers.bySide[side];
  const isOf = (key: number | undefined) => key !== undefined && answers.sideOf(key) === side;
  const sound = links.filter((index) => !wrong.has(index));
  return {
    acts,
    answered,
    refused,
    unanswered: acts - answered,
    answers: links.length,
    opens: chains.filter((keys) => isOf(keys[0])).length,
    closes: chains.filter((keys) => isOf(keys.at(-1))).length,
    lags: await lagsOf(
      reading,
      sound.map((index) => ({ ...linkAt(answers, index), lag: lagAt(lags, index) })),
      sides,
    ),
  };
}

function linkAt({ links }: SidesAnswers, index: number): FoundAnswer {
  const link = links[index];
  if (link === undefined) throw new Error(`There is no answer ${index}.`);
  return link;
}

function lagAt(lags: readonly Lag[], index: number): Lag {
  return possibleLag(lags[index] ?? { min: 0, max: 0 });
}

async function lagsOf(
  reading: Reading,
  links: readonly (FoundAnswer & { readonly lag: Lag })[],
  sides: Sides,
): Promise<AnswersOfSide['lags']> {
  if (links.length === 0) return { count: 0, dots: [] };
  const bounds = {
    min: Int32Array.from(links, ({ lag }) => lag.min).sort(),
    max: Int32Array.from(links, ({ lag }) => lag.max).sort(),
  };
  const inOrder = [...links].sort(
    (a, b) => a.lag.min + a.lag.max - b.lag.min - b.lag.max || a.answer - b.answer,
  );
  const shown = inOrder.length <= MOST_DOTS ? inOrder : evenly(inOrder, MOST_DOTS);
  const events = await readBriefEvents(
    reading,
    shown.flatMap(({ act, answer }) => [act, answer]),
    sides,
  );
  return {
    count: links.length,
    lower_quartile: lagQuantile(bounds, 0.25),
    median: lagQuantile(bounds, 0.5),
    upper_quartile: lagQuantile(bounds, 0.75),
    dots: shown.flatMap(({ act, answer, lag: { min, max } }) => {
      const [from, to] = [events.get(act), events.get(answer)];
      if (from === undefined || to === undefined) return [];
      const dot = { act: from.id, answer: to.id, lag_min: min, lag_max: max };
      return [{ ...dot, act_titles: titlesOf(from), answer_titles: titlesOf(to) }];
    }),
  };
}

function titlesOf({ title, title_ru }: BriefEvent): LagDot['act_titles'] {
  return { title, ...(title_ru !== undefined && { title_ru }) };
}

function evenly<T>(values: readonly T[], count: number): T[] {
  return Array.from(
    { length: count },
    (_, index) => values[Math.floor(((index + 0.5) * values.length) / count)],
  ).filter((value) => value !== undefined);
}

async function describeChains(
  reading: Reading,
  { answers, wrong, lags, byAnswer }: Exchanges,
  chains: readonly (readonly number[])[],
  sides: Sides,
): Promise<Chain[]> {
  const told = chains.map((keys) => keys.slice(0, MOST_IN_CHAIN));
  const events = await readBriefEvents(reading, told.flat(), sides);
  const shown = new Set(told.flat());
  return told.map((keys, place) => ({
    events: keys.flatMap((key) => {
      const event = events.get(key);
      return event === undefined ? [] : [{ ...event, in_filter: answers.isFound(key) }];
    }),
    total: chains[place]?.length ?? 0,
    links: keys.flatMap((key) =>
      (byAnswer.get(key) ?? []).flatMap((index): ChainLink[] => {
        const { act, answer } = linkAt(answers, index);
        if (!shown.has(act)) return [];
        const [from, to] = [events.get(act), events.get(answer)];
        const error = wrong.get(index);
        const lag = error === 'older' ? lags[index] : lagAt(lags, index);
        if (from === undefined || to === undefined || lag === undefined) return [];
        const link = { act: from.id, answer: to.id, lag_min: lag.min, lag_max: lag.max };
        return [error === undefined ? link : { ...link, error }];
      }),
    ),
  }));
}

async function describeUnanswered(
  reading: Reading,
  keys: readonly number[],
  { sides, today }: { readonly sides: Sides; readonly today: number },
): Promise<UnansweredAct[]> {
  const events = await readBriefEvents(reading, keys, sides);
  return keys.flatMap((key) => {
    const event = events.get(key);
    if (event === undefined) return [];
    const { min, max } = possibleLag({ min: today - event.last_day, max: today - event.first_day });
    return [{ ...event, days_since_min: min, days_since_max: max }];
  });
}
