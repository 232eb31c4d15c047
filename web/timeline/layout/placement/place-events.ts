import { greatest, sum } from 'd3';
import type { TimelineEvent } from '../../../../domain/timeline/timeline.ts';
import type { Box } from '../../scale/frame.ts';
import type { Arrow } from '../arrows/layout-arrows.ts';
import type { LayoutRequest, TimelineLayout, TitleForm } from '../layout-request.ts';
import { MANY_PEOPLE } from '../titles/title-candidates.ts';
import { attemptPlacing, type PlacedEvents, type Strategy, type Task, taskFor } from './attempt.ts';
import type { Stage } from './stage.ts';
import type { Steps } from './steps.ts';

/** This many of the most important events get their titles before anything else takes room. */
const SURE = 45;
const COMPACT_SURE = 12;
/** Up to this many events in view, titles are tried in full. */
const MAX_LONG_TITLES = 30;
const MAX_LARGE_TITLES = 12;
const MAX_ARROWS = 7;
const COMPACT_MAX_ARROWS = 3;

/**
 * Gives titles to as many events as have room, the most important first. The marks of all others are stacked; their room is
 * kept free from the start, so that no title covers them. If the stacks are too high, bars count the events instead.
 *
 * Titles and arrows compete for room. With few events, the first strategy is used that names all of them: with all arrows, with
 * arrows around the titles, or without arrows. With more, the one that shows most. While the window moves, there is no time
 * to try several.
 */
export function* placeEvents(
  request: LayoutRequest,
  stage: Stage,
  obstacles: readonly Box[],
): Steps<PlacedEvents> {
  const taskWith = (form: TitleForm) => taskFor(request, stage, obstacles, form);
  if (request.withoutTitles) return attemptPlacing(taskWith(SHORT_TITLES), NO_TITLES);
  if (request.previous) return placeInMotion(request, request.previous, taskWith);
  const all = yield* placeAll(request, stage, taskWith);
  return all ?? (yield* placeMost(request, taskWith(SHORT_TITLES)));
}

const NO_TITLES: Strategy = { sure: 0, beforeArrows: 0, arrows: 0, lateArrows: 0, maxTitles: 0 };

export const SHORT_TITLES: TitleForm = { isLong: false, isLarge: false };

/** One attempt, in which the titles of the last layout stay if they can. The selected event has a title in any case. */
function placeInMotion(
  { frame, first }: LayoutRequest,
  { labels, titleForm }: TimelineLayout,
  taskWith: (form: TitleForm) => Task,
): PlacedEvents {
  const kept = Math.max(labels.length, frame.compact ? COMPACT_SURE : SURE);
  const task = taskWith(titleForm);
  const arrows = frame.compact ? COMPACT_MAX_ARROWS : MAX_ARROWS;
  const strategy: Strategy = {
    sure: kept,
    beforeArrows: kept,
    arrows,
    lateArrows: arrows,
    maxTitles: maxTitles(task),
  };
  const placed = attemptPlacing(task, strategy);
  const names = namesOf(placed);
  const isSelectedNamed = task.stage.visible.every(({ id }) => names.has(id) || !first.has(id));
  return isSelectedNamed ? placed : attemptPlacing(task, { ...strategy, isSelectedFirst: true });
}

/** Over bars, a phone has a few key sentences only. */
function maxTitles({ request, bars }: Task): number | undefined {
  return request.frame.compact && bars ? COMPACT_TOP + request.first.size : undefined;
}

/** The first strategy that names all events, if these are few enough for that. */
function* placeAll(
  request: LayoutRequest,
  { visible }: Stage,
  taskWith: (form: TitleForm) => Task,
): Steps<PlacedEvents | undefined> {
  const count = visible.length;
  const { compact } = request.frame;
  if (count > (compact ? COMPACT_MAX_ALL_NAMED : MAX_ALL_NAMED)) return undefined;
  const arrows = compact ? COMPACT_MAX_ARROWS : MAX_ARROWS;
  const common = { sure: count, beforeArrows: 0, lateArrows: arrows };
  const strategies: Strategy[] = [arrows, 4, 2].map((early) => ({ ...common, arrows: early }));
  if (count <= MAX_WITHOUT_ARROWS) strategies.push({ ...common, arrows: 0 });
  for (const form of formsOf(request, count)) {
    const task = taskWith(form);
    for (const strategy of strategies) {
      const placed = yield* attemptAll((before) => attemptPlacing(task, { ...strategy, before }), visible);
      if (placed) return placed;
    }
  }
  return undefined;
}

/** The strategy that shows most. */
function* placeMost({ frame, first }: LayoutRequest, task: Task): Steps<PlacedEvents> {
  const arrows = frame.compact ? COMPACT_MAX_ARROWS : MAX_ARROWS;
  const sure = frame.compact ? COMPACT_SURE : SURE;
  const common = { sure, lateArrows: arrows, maxTitles: maxTitles(task) };
  return yield* bestOf(
    [
      { ...common, beforeArrows: 0, arrows },
      { ...common, beforeArrows: 0, arrows: 3 },
      { ...common, beforeArrows: sure / 2, arrows },
      { ...common, beforeArrows: sure, arrows: 0 },
    ],
    (strategy) => attemptPlacing(task, strategy),
    topOf(task.stage.visible, first, frame.compact).slice(0, common.maxTitles),
  );
}

/** Titles in full and in larger type if the events are few; then in full; then short. */
function formsOf({ frame }: LayoutRequest, count: number): readonly TitleForm[] {
  if (count > MAX_LONG_TITLES || frame.compact) return [SHORT_TITLES];
  const large = count <= MAX_LARGE_TITLES ? [{ isLong: true, isLarge: true }] : [];
  return [...large, { isLong: true, isLarge: false }, SHORT_TITLES];
}

/** The events whose titles count most: the chosen ones, those with the largest marks, and the most important. */
function topOf(
  events: readonly TimelineEvent[],
  chosen: ReadonlySet<string>,
  compact: boolean,
): readonly TimelineEvent[] {
  const people = ({ people_expelled = 0 }: TimelineEvent) => people_expelled;
  const largest = events
    .filter((event) => people(event) >= MANY_PEOPLE)
    .toSorted((a, b) => people(b) - people(a))
    .slice(0, compact ? COMPACT_LARGEST : LARGEST);
  const important = events.slice(0, compact ? COMPACT_TOP : TOP);
  const selected = events.filter(({ id }) => chosen.has(id));
  const first = [...selected, ...largest.slice(0, 1), ...important.slice(0, MOST_IMPORTANT)];
  return [...new Set([...first, ...largest, ...important])];
}

const LARGEST = 6;
const COMPACT_LARGEST = 3;

/** The strategy that shows most, with the titles in an order in which as many as possible of the most important have room. */
function* bestOf(
  strategies: readonly Strategy[],
  attempt: (strategy: Strategy) => PlacedEvents,
  top: readonly TimelineEvent[],
): Steps<PlacedEvents> {
  const mostImportant = new Set(top.slice(0, MOST_IMPORTANT).map(({ id }) => id));
  const loss = (placed: PlacedEvents) => {
    const named = namesOf(placed);
    return sum(top, ({ id }, rank) => (named.has(id) ? 0 : worthOfTitle(rank, top.length)));
  };
  const worth = (placed: PlacedEvents) =>
    placed.labels.length + worthOfArrows(placed.arrows, mostImportant) - loss(placed);
  const topOnly = {
    sure: top.length,
    beforeArrows: top.length,
    arrows: 0,
    lateArrows: 0,
    maxTried: top.length,
  };
  const results: PlacedEvents[] = [];
  for (const isPacked of [false, true]) {
    const found = yield* bestOrder(top, loss, (before) => attempt({ ...topOnly, before, isPacked }));
    for (const strategy of strategies) {
      results.push(attempt({ ...strategy, before: found.order, isPacked }));
      yield;
    }
    if (found.loss === 0) break;
  }
  return greatest(results, worth) ?? attempt(NO_TITLES);
}

/** Those that had no room come first in the next attempt. Returns the order with the least loss. */
function* bestOrder(
  top: readonly TimelineEvent[],
  loss: (placed: PlacedEvents) => number,
  attempt: (order: readonly string[]) => PlacedEvents,
): Steps<{ readonly order: readonly string[]; readonly loss: number }> {
  let order: readonly string[] = top.map(({ id }) => id);
  let best = order;
  let leastLoss = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < MAX_ORDERS && leastLoss > 0; repeat += 1) {
    const placed = attempt(order);
    const placedLoss = loss(placed);
    if (placedLoss < leastLoss) [best, leastLoss] = [order, placedLoss];
    order = missingFirst(order, placed);
    yield;
  }
  return { order: best, loss: leastLoss };
}

function missingFirst(order: readonly string[], placed: PlacedEvents): readonly string[] {
  const named = namesOf(placed);
  const isMissing = (id: string) => !named.has(id);
  return [...order.filter(isMissing), ...order.filter((id) => !isMissing(id))];
}

function namesOf({ labels }: PlacedEvents): ReadonlySet<string> {
  return new Set(labels.map(({ id }) => id));
}

/** How many titles the arrows are worth: a few of them tell the story, more of them cover it. */
function worthOfArrows(arrows: readonly Arrow[], mostImportant: ReadonlySet<string>): number {
  const isKey = ({ link: { act, answer } }: Arrow) => mostImportant.has(act) && mostImportant.has(answer);
  const worths = arrows.map((arrow) => (isKey(arrow) ? KEY_ARROW_WORTH : FIRST_ARROW_WORTH));
  return sum(
    worths.sort((a, b) => b - a),
    (worth, index) => (index < FEW_ARROWS ? worth : ARROW_WORTH),
  );
}

const FEW_ARROWS = 3;
/** Between two of the most important events. */
const KEY_ARROW_WORTH = 18;
const FIRST_ARROW_WORTH = 6;
const ARROW_WORTH = 3;
/** How many other titles the title of an important event is worth. */
function worthOfTitle(rank: number, count: number): number {
  // And the one with the largest mark.
  return rank <= MOST_IMPORTANT ? TOP_WORTH : TOP_WORTH * (1 - rank / count) ** 2;
}

const TOP_WORTH = 24;
/** Their titles count equally, and more than all others. */
const MOST_IMPORTANT = 10;
const TOP = 45;
const COMPACT_TOP = 12;
const MAX_ORDERS = 6;

/** Repeats an attempt until every event is named: those that had no room come first in the next one. Undefined if that does not help. */
function* attemptAll(
  attempt: (before: readonly string[]) => PlacedEvents,
  events: readonly TimelineEvent[],
): Steps<PlacedEvents | undefined> {
  let order: readonly string[] = events.map(({ id }) => id);
  for (let repeat = 0; repeat < MAX_REPEATS; repeat += 1) {
    const placed = attempt(order);
    const missingCount = events.length - placed.labels.length;
    if (missingCount <= 0) return placed;
    if (missingCount > MAX_MISSING) return undefined;
    order = missingFirst(order, placed);
    yield;
  }
  return undefined;
}

const MAX_REPEATS = 8;
/** With more events without room, repeating is hopeless. */
const MAX_MISSING = 10;

/** With up to this many events in view, all of them should be named. */
const MAX_ALL_NAMED = 64;
const COMPACT_MAX_ALL_NAMED = 16;
/** With more, a few arrows are worth more than the last titles. */
const MAX_WITHOUT_ARROWS = 40;
