import type { TimelineArrow, TimelineEvent } from '../../../../domain/timeline/timeline.ts';
import { type Box, meets } from '../../scale/frame.ts';
import { radiusOf } from '../../scale/mark-size.ts';
import { steadyPxPerDay, type TimeScale } from '../../scale/time-scale.ts';
import { importantLinks, type PlacedArrows, placeArrow } from '../arrows/important-arrows.ts';
import { type Arrow, asideOf, type Lag } from '../arrows/layout-arrows.ts';
import { boxAround } from '../box.ts';
import { DotStacks, stackBoxes, stacksThatFit } from '../dot-stacks.ts';
import { barBoxes, type DensityBar, densityBars, NO_BARS } from '../layout-density.ts';
import type { Mark } from '../layout-marks.ts';
import type { LayoutRequest, TitleForm } from '../layout-request.ts';
import { candidatesFor, MAX_TITLES, titlesRequest } from '../titles/title-candidates.ts';
import {
  type Label,
  type PlacedMark,
  placeAsBefore,
  placeAtEdge,
  placeTitled,
  placeUntitled,
  type TitledMarksRequest,
} from '../titles/titled-marks.ts';
import { Occupied } from './occupied.ts';
import { isDayInView, type Stage } from './stage.ts';

export interface PlacedEvents {
  readonly marks: readonly Mark[];
  /** The marks with a title. */
  readonly titled: readonly Mark[];
  readonly labels: readonly Label[];
  readonly titleForm: TitleForm;
  readonly arrows: readonly Arrow[];
  readonly lags: readonly Lag[];
  readonly density: readonly DensityBar[];
  readonly stackRadiusPx: number | undefined;
  readonly occupied: Occupied;
}

/** A mark is drawn without its title if it is larger than the usual one by this factor. */
const BIG_MARK = 1.5;
/** After this many titles without room, no more are tried while the window moves. */
const MAX_FAILURES_IN_MOTION = 10;
/** Arrows are between events among this many of the most important. */
const LINKED = 45;

/** The order in which titles, stacks and arrows take their room. */
export interface Strategy {
  /** This many of the most important titles are placed before there is room reserved for stacks. */
  readonly sure: number;
  /** This many are placed before the arrows. */
  readonly beforeArrows: number;
  /** Up to this many arrows are placed before other titles, and up to this many after them. */
  readonly arrows: number;
  readonly lateArrows: number;
  /** Ids of events to place before more important ones, in this order, because they had no room in other attempts. */
  readonly before?: readonly string[];
  /** Only the titles of this many events are tried. */
  readonly maxTried?: number | undefined;
  /** No more titles than this are placed. */
  readonly maxTitles?: number | undefined;
  /** Whether titles are packed from the outer edge of their band, which leaves fewer gaps, instead of by severity. */
  readonly isPacked?: boolean;
  /** Whether the selected event may take the room of titles that were there before. */
  readonly isSelectedFirst?: boolean;
}

/** What the attempts to place the events of one layout have in common. */
export interface Task {
  readonly request: LayoutRequest;
  readonly stage: Stage;
  readonly obstacles: readonly Box[];
  readonly form: TitleForm;
  readonly titles: TitledMarksRequest;
  /** Bars instead of stacks, if the stacks would be too high whatever has a title. */
  readonly bars: readonly DensityBar[] | undefined;
}

export function taskFor(
  request: LayoutRequest,
  stage: Stage,
  obstacles: readonly Box[],
  form: TitleForm,
): Task {
  const canStack = request.scene.complete && canBeStacked(request, stage);
  return {
    request,
    stage,
    obstacles,
    form,
    titles: titlesRequest(request, stage, form),
    bars: canStack
      ? undefined
      : densityBars(request.scene, stage.bands, steadyPxPerDay(stage.scale.pxPerDay)),
  };
}

/** Whether stacks have room if all events that may have a title have one. In motion, stacks that were there are tried again. */
function canBeStacked(request: LayoutRequest, stage: Stage): boolean {
  if (request.previous?.stackRadiusPx !== undefined) return true;
  const mayHaveTitle = new Set(stage.visible.slice(0, MAX_TITLES));
  const fewest = stage.nearby.filter((event) => !mayHaveTitle.has(event));
  return stacksFor(fewest, { request, stage }) !== undefined;
}

function stacksFor(
  events: readonly TimelineEvent[],
  { request: { frame, previous }, stage }: Pick<Task, 'request' | 'stage'>,
): ReturnType<typeof stacksThatFit> {
  return stacksThatFit(events, stage, frame.compact, previous?.stackRadiusPx);
}

/** Places the events in view in the order of a strategy. */
export function attemptPlacing(task: Task, strategy: Strategy): PlacedEvents {
  return new Attempt(task, strategy).run();
}

class Attempt {
  readonly #task: Task;
  readonly #strategy: Strategy;
  readonly #candidates: readonly TimelineEvent[];
  /** The candidates for which no room is reserved in the stacks. */
  readonly #sure: readonly TimelineEvent[];
  readonly #reserved: ReturnType<typeof stacksThatFit>;
  readonly #density: readonly DensityBar[];
  /** Where titles may not be. */
  readonly #occupied: Occupied;
  /** The same without stacked marks, which can move aside. */
  readonly #solid: Occupied;
  readonly #marks = new Map<string, Mark>();
  readonly #labels: Label[] = [];
  readonly #arrows: PlacedArrows = { arrows: [], lags: [] };

  constructor(task: Task, strategy: Strategy) {
    const { request, stage, obstacles, form, titles, bars } = task;
    const { bands, scale } = stage;
    this.#task = task;
    this.#strategy = strategy;
    const { before = titles.previous.keys() } = strategy;
    this.#candidates = candidatesFor(request, stage, form, before).slice(0, strategy.maxTried);
    this.#sure = this.#candidates.slice(0, strategy.sure);
    const isSure = new Set(this.#sure);
    const others = stage.nearby.filter((event) => !isSure.has(event));
    this.#reserved = bars ? undefined : stacksFor(others, task);
    this.#density = this.#reserved
      ? NO_BARS
      : (bars ?? densityBars(request.scene, bands, steadyPxPerDay(scale.pxPerDay)));
    const background = this.#reserved
      ? stackBoxes(this.#reserved.stacks.marks)
      : barBoxes(this.#density, scale);
    this.#occupied = new Occupied(bands, [...obstacles, ...background]);
    this.#solid = new Occupied(bands, obstacles);
  }

  run(): PlacedEvents {
    this.#placeAtEdges();
    if (this.#strategy.isSelectedFirst) this.#placeSelected();
    this.#keepTitles();
    for (const event of this.#sure.slice(0, this.#strategy.beforeArrows)) this.#place(event);
    const links = importantLinks(
      this.#task.request,
      this.#task.stage.visible.slice(0, LINKED),
      this.#strategy.lateArrows * 2,
    );
    this.#placeWithArrows(links);
    this.#placeOthers();
    this.#placeLateArrows(links);
    return this.#result();
  }

  /** The titles of selected events that are out of view. */
  #placeAtEdges(): void {
    const { request, stage, titles } = this.#task;
    for (const event of stage.events) {
      if (!request.first.has(event.id) || isDayInView(event, stage.scale)) continue;
      const label = placeAtEdge(event, titles, this.#occupied);
      if (label) this.#labels.push(label);
    }
  }

  #placeSelected(): void {
    for (const event of this.#candidates) if (this.#task.request.first.has(event.id)) this.#place(event);
  }

  /** All titles that can stay, before any that has to move. Marks are stacked beside them. */
  #keepTitles(): void {
    const { titles } = this.#task;
    for (const event of this.#candidates)
      if (!this.#marks.has(event.id)) this.#add(event, placeAsBefore(event, titles, this.#solid));
  }

  /** Each arrow right after its ends, so that further titles make room for it. */
  #placeWithArrows(links: readonly TimelineArrow[]): void {
    const sureById = new Map(this.#sure.map((event) => [event.id, event]));
    for (const link of links) {
      if (this.#arrows.arrows.length >= this.#strategy.arrows) break;
      for (const end of [sureById.get(link.act), sureById.get(link.answer)]) if (end) this.#place(end);
      this.#placeArrow(link);
    }
  }

  #placeOthers(): void {
    const { request, stage } = this.#task;
    const { maxTitles = Number.POSITIVE_INFINITY } = this.#strategy;
    // There is no room reserved for them in the stacks. Bars count them.
    for (const event of this.#sure) this.#place(event, this.#reserved !== undefined);
    // While the window moves, there is no time to try all.
    let failuresLeft = request.previous ? MAX_FAILURES_IN_MOTION : Number.POSITIVE_INFINITY;
    for (const event of this.#candidates) {
      if (failuresLeft < 0 || this.#labels.length >= maxTitles) break;
      this.#place(event);
      if (!this.#marks.has(event.id)) failuresLeft -= 1;
    }
    // Also those that are no candidates for a title: their size says something.
    for (const event of stage.visible) if (this.#isBig(event)) this.#place(event);
  }

  /** Where titles have left room for them. */
  #placeLateArrows(links: readonly TimelineArrow[]): void {
    const drawn = new Set(this.#arrows.arrows.map(({ link }) => link));
    for (const link of links) {
      if (this.#arrows.arrows.length >= this.#strategy.lateArrows) break;
      if (!drawn.has(link)) this.#placeArrow(link);
    }
  }

  #placeArrow(link: TimelineArrow): void {
    placeArrow(link, this.#arrows, this.#task.request, this.#marks, this.#occupied, this.#solid);
  }

  #place(event: TimelineEvent, isUntitledShown = false): void {
    if (this.#marks.has(event.id)) return;
    const { titles } = this.#task;
    const { maxTitles = Number.POSITIVE_INFINITY, isPacked } = this.#strategy;
    const withTitle =
      this.#labels.length < maxTitles ? placeTitled(event, titles, this.#occupied, isPacked) : undefined;
    const isShown = withTitle !== undefined || this.#isBig(event) || isUntitledShown;
    if (isShown) this.#add(event, withTitle ?? placeUntitled(event, titles, this.#occupied));
  }

  #add(event: TimelineEvent, placed: PlacedMark | undefined): void {
    if (!placed) return;
    for (const part of placed.parts) {
      this.#occupied.add(part);
      this.#solid.add(part);
    }
    if (placed.label) this.#labels.push(placed.label);
    this.#marks.set(event.id, placed.mark);
  }

  #isBig(event: TimelineEvent): boolean {
    const { compact, radiusPx } = this.#task.titles;
    return radiusOf(event, radiusPx, compact) > radiusPx * BIG_MARK;
  }

  #result(): PlacedEvents {
    const { stacked, crowded } = this.#stackRest();
    const isUncovered = ({ box }: { readonly box: Box }) =>
      !crowded.some((mark) => meets(boxAround(mark, mark.radiusPx), box));
    const labels = this.#labels.filter(isUncovered);
    const lags = this.#arrows.lags.filter(isUncovered);
    const arrows = this.#arrows.arrows.filter(({ link }) => lags.some((lag) => lag.link === link));
    const placed = [...this.#marks.values()];
    return {
      marks: [...asideOf(stacked, arrows), ...placed],
      titled: placed.filter(({ event }) => labels.some(({ id }) => id === event.id)),
      labels,
      titleForm: this.#task.form,
      arrows,
      lags,
      density: this.#density,
      stackRadiusPx: this.#reserved?.radiusPx,
      occupied: this.#occupied,
    };
  }

  /**
   * The events without a title, stacked again: without the titled ones, the stacks are lower. `crowded` are those without
   * room, whose marks may cover a title.
   */
  #stackRest(): { readonly stacked: readonly Mark[]; readonly crowded: readonly Mark[] } {
    if (!this.#reserved) return { stacked: [], crowded: [] };
    const { nearby, bands, scale } = this.#task.stage;
    const reservedYPx = new Map(this.#reserved.stacks.marks.map(({ event, yPx }) => [event.id, yPx]));
    const stacks = new DotStacks(bands, this.#reserved.radiusPx, steadyPxPerDay(scale.pxPerDay));
    const isFree = (box: Box) => !this.#solid.meets(box);
    for (const event of nearby) {
      if (!this.#marks.has(event.id))
        stacks.add(event, scale.xOf(event.day + 0.5), isFree, reservedYPx.get(event.id));
    }
    return {
      stacked: stacks.marks.filter((mark) => isMarkInView(mark, scale)),
      crowded: stacks.crowded.filter((mark) => isMarkInView(mark, scale)),
    };
  }
}

function isMarkInView({ xPx, radiusPx }: Mark, { leftPx, rightPx }: TimeScale): boolean {
  return xPx + radiusPx >= leftPx && xPx - radiusPx <= rightPx;
}
