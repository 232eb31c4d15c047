import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { type Box, meets } from '../scale/frame.ts';
import { radiusOf } from '../scale/mark-size.ts';
import { steadyPxPerDay, type TimeScale } from '../scale/time-scale.ts';
import { boxAround } from './box.ts';
import { DotStacks, stackBoxes, stacksThatFit } from './dot-stacks.ts';
import { importantLinks, type PlacedArrows, placeArrow } from './important-arrows.ts';
import { type Arrow, asideOf, type Lag } from './layout-arrows.ts';
import { barBoxes, type DensityBar, densityBars, NO_BARS } from './layout-density.ts';
import type { Mark } from './layout-marks.ts';
import type { LayoutRequest, TitleForm } from './layout-request.ts';
import { Occupied } from './occupied.ts';
import { isDayInView, type Stage } from './stage.ts';
import { candidatesFor, MAX_TITLES, titlesRequest } from './title-candidates.ts';
import {
  type Label,
  type PlacedMark,
  placeAsBefore,
  placeAtEdge,
  placeTitled,
  placeUntitled,
  type TitledMarksRequest,
} from './titled-marks.ts';

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
  const { scene, frame } = request;
  const untitled = new Set(stage.visible.slice(0, MAX_TITLES));
  const fewest = stage.nearby.filter((event) => !untitled.has(event));
  const canStack =
    scene.complete &&
    stacksThatFit(fewest, stage, frame.compact, request.previous?.stackRadiusPx) !== undefined;
  return {
    request,
    stage,
    obstacles,
    form,
    titles: titlesRequest(request, stage, form),
    bars: canStack ? undefined : densityBars(scene, stage.bands, steadyPxPerDay(stage.scale.pxPerDay)),
  };
}

/** Places the events in view in the order of a strategy. */
export function attemptPlacing(
  { request, stage, obstacles, form, titles, bars }: Task,
  strategy: Strategy,
): PlacedEvents {
  const { scene, frame, first, previous } = request;
  const { events, bands, scale } = stage;
  const { before = titles.previous.keys(), maxTitles = Number.POSITIVE_INFINITY, isPacked } = strategy;
  const candidates = candidatesFor(request, stage, form, before).slice(0, strategy.maxTried);
  const sure = candidates.slice(0, strategy.sure);
  const isSure = new Set(sure.map(({ id }) => id));
  const others = stage.nearby.filter(({ id }) => !isSure.has(id));
  const reserved = bars ? undefined : stacksThatFit(others, stage, frame.compact, previous?.stackRadiusPx);
  const density = reserved ? NO_BARS : (bars ?? densityBars(scene, bands, steadyPxPerDay(scale.pxPerDay)));
  const background = reserved ? stackBoxes(reserved.stacks.marks) : barBoxes(density, scale);
  const occupied = new Occupied(bands, [...obstacles, ...background]);
  const solid = new Occupied(bands, obstacles);
  const isBig = (event: TimelineEvent) =>
    radiusOf(event, titles.radiusPx, frame.compact) > titles.radiusPx * BIG_MARK;
  const titled: Mark[] = [];
  const labels: Label[] = [];
  const markOf = new Map<string, Mark>();
  const add = (event: TimelineEvent, mark: PlacedMark | undefined): void => {
    if (!mark) return;
    for (const part of mark.parts) {
      occupied.add(part);
      solid.add(part);
    }
    if (mark.label) labels.push(mark.label);
    titled.push(mark.mark);
    markOf.set(event.id, mark.mark);
  };
  const place = (event: TimelineEvent, isUntitledShown = false): void => {
    if (markOf.has(event.id)) return;
    const withTitle = labels.length < maxTitles ? placeTitled(event, titles, occupied, isPacked) : undefined;
    const isShown = withTitle !== undefined || isBig(event) || isUntitledShown;
    if (isShown) add(event, withTitle ?? placeUntitled(event, titles, occupied));
  };

  for (const event of events) {
    if (!first.has(event.id) || isDayInView(event, scale)) continue;
    const label = placeAtEdge(event, titles, occupied);
    if (label) labels.push(label);
  }
  if (strategy.isSelectedFirst) for (const event of candidates) if (first.has(event.id)) place(event);
  // All titles that can stay, before any that has to move. Marks are stacked beside them.
  for (const event of candidates) if (!markOf.has(event.id)) add(event, placeAsBefore(event, titles, solid));
  const links = importantLinks(request, stage.visible.slice(0, LINKED), strategy.lateArrows * 2);
  const placed: PlacedArrows = { arrows: [], lags: [] };
  const sureById = new Map(sure.map((event) => [event.id, event]));
  for (const event of sure.slice(0, strategy.beforeArrows)) place(event);
  // Each arrow right after its ends, so that further titles make room for it.
  for (const link of links) {
    if (placed.arrows.length >= strategy.arrows) break;
    for (const end of [sureById.get(link.act), sureById.get(link.answer)]) if (end) place(end);
    placeArrow(link, placed, request, markOf, occupied, solid);
  }
  // There is no room reserved for them in the stacks. Bars count them.
  for (const event of sure) place(event, reserved !== undefined);
  // While the window moves, there is no time to try all.
  let attempts = previous ? MAX_FAILURES_IN_MOTION : Number.POSITIVE_INFINITY;
  for (const event of candidates) {
    if (attempts < 0 || labels.length >= maxTitles) break;
    place(event);
    if (!markOf.has(event.id)) attempts -= 1;
  }
  // Also those that are no candidates for a title: their size says something.
  for (const event of stage.visible) if (isBig(event)) place(event);

  // Where titles have left room for them.
  const drawn = new Set(placed.arrows.map(({ link }) => link));
  for (const link of links) {
    if (placed.arrows.length >= strategy.lateArrows) break;
    if (!drawn.has(link)) placeArrow(link, placed, request, markOf, occupied, solid);
  }

  const { stacked, crowded } = reserved
    ? stackRest(reserved, markOf, stage, solid)
    : { stacked: [], crowded: [] };
  const isUncovered = ({ box }: { readonly box: Box }) =>
    !crowded.some((mark) => meets(boxAround(mark, mark.radiusPx), box));
  const shownLabels = labels.filter(isUncovered);
  const shownLags = placed.lags.filter(isUncovered);
  const shownArrows = placed.arrows.filter(({ link }) => shownLags.some((lag) => lag.link === link));
  return {
    marks: [...asideOf(stacked, shownArrows), ...titled],
    titled: titled.filter(({ event }) => shownLabels.some(({ id }) => id === event.id)),
    labels: shownLabels,
    titleForm: form,
    arrows: shownArrows,
    lags: shownLags,
    density,
    stackRadiusPx: reserved?.radiusPx,
    occupied,
  };
}

/**
 * The events without a title, stacked again: without the titled ones, the stacks are lower. `crowded` are those without room,
 * whose marks may cover a title.
 */
function stackRest(
  reserved: NonNullable<ReturnType<typeof stacksThatFit>>,
  markOf: ReadonlyMap<string, Mark>,
  { nearby, bands, scale }: Stage,
  solid: Occupied,
): { readonly stacked: readonly Mark[]; readonly crowded: readonly Mark[] } {
  const reservedYPx = new Map(reserved.stacks.marks.map(({ event, yPx }) => [event.id, yPx]));
  const stacks = new DotStacks(bands, reserved.radiusPx, steadyPxPerDay(scale.pxPerDay));
  const isFree = (box: Box) => !solid.meets(box);
  for (const event of nearby) {
    if (!markOf.has(event.id))
      stacks.add(event, scale.xOf(event.day + 0.5), isFree, reservedYPx.get(event.id));
  }
  return {
    stacked: stacks.marks.filter((mark) => isMarkInView(mark, scale)),
    crowded: stacks.crowded.filter((mark) => isMarkInView(mark, scale)),
  };
}

function isMarkInView({ xPx, radiusPx }: Mark, { leftPx, rightPx }: TimeScale): boolean {
  return xPx + radiusPx >= leftPx && xPx - radiusPx <= rightPx;
}
