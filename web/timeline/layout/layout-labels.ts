import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { type Box, isInside, meets } from '../scale/frame.ts';
import { padBox } from './box.ts';
import type { TextBlock } from './label-text.ts';
import type { Mark } from './layout-marks.ts';
import type { Occupancy } from './occupancy.ts';

/** A title beside its mark, or farther away and connected by a leader line. */
export interface Label {
  readonly id: string;
  readonly lines: readonly string[];
  readonly box: Box;
  readonly align: 'start' | 'end';
  readonly leader?: { readonly xPx: number; readonly fromPx: number; readonly toPx: number };
  /** Name of its position beside the mark. A label in `previous` keeps its position while that is free. */
  readonly place: string;
}

export interface LabelRequest {
  /** Marks in view, in any order. */
  readonly marks: readonly Mark[];
  /** Selected marks out of view. Their labels are at the edge nearest to them. */
  readonly outOfView: readonly Mark[];
  readonly occupied: Occupancy;
  /** The arrows: a label avoids them if it can. */
  readonly lines: Occupancy;
  readonly bounds: Box;
  readonly axisYPx: number;
  /** Boxes that a label must not overlap, besides marks. */
  readonly obstacles: readonly Box[];
  /** The ways to break an event's title into lines, best first. */
  readonly blocksOf: (event: TimelineEvent) => readonly TextBlock[];
  readonly lineHeightPx: number;
  readonly maxLabels: number;
  /** Events to label before all others: the selected and the focused one. */
  readonly first: ReadonlySet<string>;
  readonly previous: ReadonlyMap<string, Label>;
}

/** This many of the most important labels may have a long leader. */
const MAX_FAR_LABELS = 24;
/** After this many labels without room, the plot counts as full and no more are tried. */
const MAX_FAILURES = 60;
const GAP_PX = 5;
const CLEAR_PX = 3;
const LEADER_STEP_PX = 11;
const NEAR_LEADER_PX = 44;
const FAR_LEADER_PX = 116;

/**
 * Places the titles of as many events as fit, the most important first. A label never overlaps another label, a mark,
 * an uncertainty bar or an obstacle, and never leaves the bounds.
 *
 *            Russia expels 60 US          a flag: the leader starts at the mark,
 *          │ diplomats in response        the text is on one side of it
 *          │
 *        ◆ ● ◆ United States closes …     beside its mark
 */
export function placeLabels(request: LabelRequest): Label[] {
  const { marks, occupied, first, maxLabels, bounds } = request;
  const placed: Label[] = [];
  const taken: Box[] = [...request.obstacles];
  for (const mark of request.outOfView) {
    const label = atEdge(
      mark,
      request,
      (box) => !occupied.meets(box) && !taken.some((each) => meets(each, box)),
    );
    if (!label) continue;
    placed.push(label);
    taken.push(padBox(label.box, CLEAR_PX * 2, 1));
  }
  let failures = 0;
  const hasRoom = marks.length <= maxLabels;

  const ordered = titled(marks, first).toSorted(
    (a, b) =>
      Number(first.has(b.event.id)) - Number(first.has(a.event.id)) ||
      b.event.importance - a.event.importance ||
      a.event.day - b.event.day ||
      (a.event.id < b.event.id ? -1 : 1),
  );
  for (const mark of ordered) {
    if (placed.length >= maxLabels || failures > MAX_FAILURES) break;
    if (mark.xPx < bounds.left || mark.xPx > bounds.right) continue;
    const mayBeFar = hasRoom || placed.length < MAX_FAR_LABELS;
    const farPx = mayBeFar ? FAR_LEADER_PX : NEAR_LEADER_PX;
    const reachPx = first.has(mark.event.id) ? bounds.bottom - bounds.top : farPx;
    const isFree = ({ box, leader }: Label) => {
      if (!isInside(box, bounds) || occupied.meets(box, mark)) return false;
      const line = leader && leaderBox(leader);
      // A leader across another mark seems to belong to that mark. It is allowed only outward from a crowded place.
      const isOutward = leader && leader.toPx < mark.yPx === mark.yPx <= request.axisYPx;
      if (line && ((hasRoom && !first.has(mark.event.id)) || !isOutward) && occupied.meets(line, mark))
        return false;
      return !taken.some((each) => meets(each, box) || (line !== undefined && meets(each, line)));
    };
    // Best: clear of the arrows, and with no other mark nearby.
    const isIdeal = ({ box, leader }: Label) =>
      !request.lines.meets(box) && (leader !== undefined || !occupied.meets(padBox(box, NEAR_PX), mark));
    const label = firstThatFits(mark, request, reachPx, isFree, isIdeal);
    if (!label) {
      failures += 1;
      continue;
    }
    placed.push(label);
    taken.push(padBox(label.box, CLEAR_PX * 2, 1));
    if (label.leader) taken.push(leaderBox(label.leader));
  }
  return placed;
}

/** A cluster has no title, because it would seem to name all its events, unless one of them is to be labelled first. */
function titled(marks: readonly Mark[], first: ReadonlySet<string>): Mark[] {
  return marks.flatMap((mark) => {
    if (!mark.cluster) return [mark];
    const event = mark.cluster.find(({ id }) => first.has(id));
    return event ? [{ ...mark, event }] : [];
  });
}

/** `‹ title` at the left edge or `title ›` at the right, at the mark's height or the nearest free height. */
function atEdge(
  { event, xPx, yPx }: Mark,
  { bounds, blocksOf, lineHeightPx }: LabelRequest,
  isFree: (box: Box) => boolean,
): Label | undefined {
  const block = blocksOf(event).at(-1);
  if (!block) return undefined;
  const isBefore = xPx < bounds.left;
  const [first = '', ...rest] = block.lines;
  const lines = [isBefore ? `‹ ${first}` : `${first} ›`, ...rest];
  const widthPx = block.widthPx + ARROW_PX;
  const heightPx = lines.length * lineHeightPx;
  const left = isBefore ? bounds.left + GAP_PX : bounds.right - GAP_PX - widthPx;
  const boxAt = (top: number) => ({ left, right: left + widthPx, top, bottom: top + heightPx });
  const preferredTop = Math.min(Math.max(yPx - heightPx / 2, bounds.top), bounds.bottom - heightPx);
  let box = boxAt(preferredTop);
  for (let awayPx = 0; awayPx < bounds.bottom - bounds.top && !isFree(box); awayPx += EDGE_STEP_PX) {
    const next = [preferredTop - awayPx, preferredTop + awayPx]
      .map(boxAt)
      .find((each) => isInside(each, bounds) && isFree(each));
    if (next) box = next;
  }
  return { id: event.id, lines, box, align: isBefore ? 'start' : 'end', place: 'edge' };
}

const ARROW_PX = 10;
const EDGE_STEP_PX = 10;

function firstThatFits(
  mark: Mark,
  request: LabelRequest,
  reachPx: number,
  isFree: (label: Label) => boolean,
  isPlain: (label: Label) => boolean,
): Label | undefined {
  const blocks = request.blocksOf(mark.event);
  const previousPlace = request.previous.get(mark.event.id)?.place;
  if (previousPlace !== undefined) {
    for (const label of candidates(mark, blocks, request, Math.max(reachPx, FAR_LEADER_PX))) {
      if (label.place === previousPlace && isFree(label)) return label;
    }
  }
  let second: Label | undefined;
  for (const label of candidates(mark, blocks, request, reachPx)) {
    if (!isFree(label)) continue;
    if (isPlain(label)) return label;
    second ??= label;
  }
  return second;
}

/** All places for a title, best first. */
function* candidates(
  mark: Mark,
  blocks: readonly TextBlock[],
  request: LabelRequest,
  reachPx: number,
): Generator<Label> {
  yield* beside(mark, blocks, request);
  yield* flags(mark, blocks, request, GAP_PX, reachPx);
}

function* beside(mark: Mark, blocks: readonly TextBlock[], request: LabelRequest): Generator<Label> {
  const { xPx, yPx, radiusPx, uncertaintyBar } = mark;
  const right = Math.max(xPx + radiusPx, uncertaintyBar?.toPx ?? xPx) + GAP_PX;
  const left = Math.min(xPx - radiusPx, uncertaintyBar?.fromPx ?? xPx) - GAP_PX;
  for (const block of blocks) {
    const heightPx = block.lines.length * request.lineHeightPx;
    const { top: highest, bottom } = request.bounds;
    // The middle, the first or the last line is at the height of the mark.
    const half = Math.min(request.lineHeightPx / 2, heightPx / 2);
    for (const [name, abovePx] of [
      ['', heightPx / 2],
      ['first line', half],
      ['last line', heightPx - half],
    ] as const) {
      const top = Math.min(Math.max(yPx - abovePx, highest), bottom - heightPx);
      yield labelAt(mark, block, right, top, heightPx, 'start', `right ${name}`);
      yield labelAt(mark, block, left - block.widthPx, top, heightPx, 'end', `left ${name}`);
    }
  }
}

function* flags(
  mark: Mark,
  blocks: readonly TextBlock[],
  request: LabelRequest,
  fromPx: number,
  toPx: number,
): Generator<Label> {
  const { xPx, yPx, radiusPx } = mark;
  const outward = yPx <= request.axisYPx ? -1 : 1;
  for (let distancePx = fromPx; distancePx <= toPx; distancePx += LEADER_STEP_PX) {
    for (const way of [outward, -outward]) {
      for (const block of blocks) {
        const heightPx = block.lines.length * request.lineHeightPx;
        const edgePx = yPx + way * (radiusPx + distancePx);
        // A title never crosses the axis to the other side.
        if (way !== outward && (edgePx + way * heightPx - request.axisYPx) * outward < 0) continue;
        const top = way < 0 ? edgePx - heightPx : edgePx;
        const leader =
          distancePx > GAP_PX
            ? { xPx, fromPx: yPx + way * (radiusPx + 1), toPx: way < 0 ? top + 1 : top + heightPx - 1 }
            : undefined;
        const asidePx = leader ? GAP_PX : -radiusPx;
        const name = `${way < 0 ? 'up' : 'down'} ${Math.round(distancePx)}`;
        yield labelAt(mark, block, xPx + asidePx, top, heightPx, 'start', `${name} right`, leader);
        yield labelAt(
          mark,
          block,
          xPx - asidePx - block.widthPx,
          top,
          heightPx,
          'end',
          `${name} left`,
          leader,
        );
      }
    }
  }
}

function labelAt(
  mark: Mark,
  block: TextBlock,
  left: number,
  top: number,
  heightPx: number,
  align: 'start' | 'end',
  place: string,
  leader?: Label['leader'],
): Label {
  return {
    id: mark.event.id,
    lines: block.lines,
    box: { left, top, right: left + block.widthPx, bottom: top + heightPx },
    align,
    place: `${place} ${block.lines.length}${block.isWhole ? '' : ' part'}`,
    ...(leader && { leader }),
  };
}

/** A title seems to belong to any mark this near. */
const NEAR_PX = 5;

function leaderBox({ xPx, fromPx, toPx }: NonNullable<Label['leader']>): Box {
  return {
    left: xPx - CLEAR_PX,
    right: xPx + CLEAR_PX,
    top: Math.min(fromPx, toPx),
    bottom: Math.max(fromPx, toPx),
  };
}
