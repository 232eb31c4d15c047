import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { type Box, isInside, meets } from '../scale/frame.ts';
import { padBox } from './box.ts';
import type { TextBlock } from './label-text.ts';
import type { Mark } from './layout-marks.ts';
import type { Occupancy } from './occupancy.ts';

/** A title beside its mark, or further off and tied to it by a leader. */
export interface Label {
  readonly id: string;
  readonly lines: readonly string[];
  readonly box: Box;
  readonly align: 'start' | 'end';
  readonly leader?: { readonly xPx: number; readonly fromPx: number; readonly toPx: number };
  /** Which of its possible places it has: given back as `previous`, it stays there while that can be. */
  readonly place: string;
}

export interface LabelRequest {
  /** In view, in any order. */
  readonly marks: readonly Mark[];
  /** Out of view, but chosen: told at the edge beyond which they are. */
  readonly elsewhere: readonly Mark[];
  readonly occupied: Occupancy;
  /** What a title rather keeps clear of: the curves. */
  readonly lines: Occupancy;
  readonly bounds: Box;
  readonly axisYPx: number;
  /** What a label must keep clear of besides marks. */
  readonly obstacles: readonly Box[];
  /** The ways to set an event's title. */
  readonly blocksOf: (event: TimelineEvent) => readonly TextBlock[];
  readonly lineHeightPx: number;
  readonly mostLabels: number;
  /** Labelled before all others: the selected and the focused event. */
  readonly first: ReadonlySet<string>;
  readonly previous: ReadonlyMap<string, Label>;
}

/** How many of the most important titles may be set far off, at the end of a long leader. */
const FAR_LABELS = 24;
/** After so many titles without room, the plot is full: trying the rest would cost a frame and find little. */
const MOST_FAILURES = 60;
const GAP_PX = 5;
const CLEAR_PX = 3;
const LEADER_STEP_PX = 11;
const NEAR_LEADER_PX = 44;
const FAR_LEADER_PX = 116;

/**
 * Sets the titles of the most important events, as many as find room. A label never meets another label, a mark, a
 * whisker's middle or an obstacle, and never leaves the bounds; of two that want one place, the more important has it.
 *
 *            Russia expels 60 US          a flag: the leader stands on its mark,
 *          │ diplomats in response        the text keeps to one side of it
 *          │
 *        ◆ ● ◆ United States closes …     beside its mark
 */
export function placeLabels(request: LabelRequest): Label[] {
  const { marks, occupied, first, mostLabels, bounds } = request;
  const placed: Label[] = [];
  const taken: Box[] = [...request.obstacles];
  for (const mark of request.elsewhere) {
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
  const hasRoom = marks.length <= mostLabels;

  const ordered = titled(marks, first).toSorted(
    (a, b) =>
      Number(first.has(b.event.id)) - Number(first.has(a.event.id)) ||
      b.event.importance - a.event.importance ||
      a.event.day - b.event.day ||
      (a.event.id < b.event.id ? -1 : 1),
  );
  for (const mark of ordered) {
    if (placed.length >= mostLabels || failures > MOST_FAILURES) break;
    if (mark.xPx < bounds.left || mark.xPx > bounds.right) continue;
    const mayBeFar = hasRoom || placed.length < FAR_LABELS;
    const farPx = mayBeFar ? FAR_LEADER_PX : NEAR_LEADER_PX;
    const reachPx = first.has(mark.event.id) ? bounds.bottom - bounds.top : farPx;
    const isFree = ({ box, leader }: Label) => {
      if (!isInside(box, bounds) || occupied.meets(box, mark)) return false;
      const line = leader && leaderBox(leader);
      // Through another's mark it would seem to be the other's title; out of a dense cluster there is no other way.
      const isOutward = leader && leader.toPx < mark.yPx === mark.yPx <= request.axisYPx;
      if (line && ((hasRoom && !first.has(mark.event.id)) || !isOutward) && occupied.meets(line, mark))
        return false;
      return !taken.some((each) => meets(each, box) || (line !== undefined && meets(each, line)));
    };
    // Off the curves, and where no other mark is as near to it as its own; else where there is room.
    const isPlain = ({ box, leader }: Label) =>
      !request.lines.meets(box) && (leader !== undefined || !occupied.meets(padBox(box, NEAR_PX), mark));
    const label = firstThatFits(mark, request, reachPx, isFree, isPlain);
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

/** One title beside a cluster would be taken for all of it: it has its number, and the title of the event that one chose. */
function titled(marks: readonly Mark[], first: ReadonlySet<string>): Mark[] {
  return marks.flatMap((mark) => {
    if (!mark.cluster) return [mark];
    const event = mark.cluster.find(({ id }) => first.has(id));
    return event ? [{ ...mark, event }] : [];
  });
}

/** `‹ title` at the left edge, `title ›` at the right: at the mark's height, or the nearest to it that is free. */
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
  const wanted = Math.min(Math.max(yPx - heightPx / 2, bounds.top), bounds.bottom - heightPx);
  let box = boxAt(wanted);
  for (let awayPx = 0; awayPx < bounds.bottom - bounds.top && !isFree(box); awayPx += EDGE_STEP_PX) {
    const next = [wanted - awayPx, wanted + awayPx]
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
  const wanted = request.previous.get(mark.event.id)?.place;
  if (wanted !== undefined) {
    for (const label of candidates(mark, blocks, request, Math.max(reachPx, FAR_LEADER_PX))) {
      if (label.place === wanted && isFree(label)) return label;
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

/** Every place a title may have, best first. */
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
  const { xPx, yPx, radiusPx, whisker } = mark;
  const right = Math.max(xPx + radiusPx, whisker?.toPx ?? xPx) + GAP_PX;
  const left = Math.min(xPx - radiusPx, whisker?.fromPx ?? xPx) - GAP_PX;
  for (const block of blocks) {
    const heightPx = block.lines.length * request.lineHeightPx;
    const { top: highest, bottom } = request.bounds;
    // Its middle, its first or its last line at the mark's height.
    const half = Math.min(request.lineHeightPx / 2, heightPx / 2);
    for (const [name, abovePx] of [
      ['', heightPx / 2],
      ['hanging', half],
      ['standing', heightPx - half],
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
        // A title of one side never stands on the other.
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

/** A mark so near to a title seems to be the one that it names. */
const NEAR_PX = 5;

function leaderBox({ xPx, fromPx, toPx }: NonNullable<Label['leader']>): Box {
  return {
    left: xPx - CLEAR_PX,
    right: xPx + CLEAR_PX,
    top: Math.min(fromPx, toPx),
    bottom: Math.max(fromPx, toPx),
  };
}
