import { SIDES, type Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { type Box, ERA_ROW_PX, type Frame } from '../scale/frame.ts';
import { ticksOf } from '../scale/ticks.ts';
import { type TimeScale, timeScale } from '../scale/time-scale.ts';
import { addDirectArrows } from './arrows/direct-arrows.ts';
import { type Bands, bandNameBox, bandsOf } from './bands.ts';
import { padBox } from './box.ts';
import { placeEras } from './eras.ts';
import { NO_BARS } from './layout-density.ts';
import { placeDurationLines } from './layout-durations.ts';
import type { ChartLayers, EraRow, LayoutRequest, TimelineLayout } from './layout-request.ts';
import { placeBeside, placeDateMarker, placeDateMarkerNote } from './notes.ts';
import { placeEvents, SHORT_TITLES } from './placement/place-events.ts';
import { stageOf, visibleEvents } from './placement/stage.ts';
import { finish, type Steps } from './placement/steps.ts';
import type { Scene } from './scene.ts';
import { tensionStrip } from './tension-strip.ts';

const NAME_LINE_PX = 16;
const NO_LAYERS: ChartLayers = { durations: false, context: false };

/**
 * Lays out one frame. Pure: the result depends only on the request.
 *
 * The bands get their heights; then `placeEvents` gives the most important events their titles and stacks the others; the
 * links of a selected or hovered event are added last, over everything.
 */
export function layoutTimeline(request: LayoutRequest): TimelineLayout {
  return finish(layoutInSteps(request));
}

/** The same in short steps: finding the best places for titles takes longer than a frame. */
export function* layoutInSteps(request: LayoutRequest): Steps<TimelineLayout> {
  const { scene, span, frame, markedDay, eventNote, measure } = request;
  const layers = request.layers ?? NO_LAYERS;
  const scale = timeScale(span, frame.plot.left, frame.plot.right);
  const events = shownEvents(scene, layers, request.first);
  const visible = visibleEvents(events, scale);
  const bands = bandsFor(request, visible, layers);
  const note = markedDay && placeDateMarkerNote(markedDay, scale, frame, measure.lag);
  const obstacles = [...(note ? [note.box] : []), ...nameBoxes(request, bands)];
  const placed = yield* placeEvents(request, stageOf(events, visible, bands, scale), obstacles);
  const { marks, labels, occupied } = placed;
  const markOf = new Map(marks.map((mark) => [mark.event.id, mark]));
  const notedMark = eventNote && markOf.get(eventNote.id);
  const outside =
    notedMark && placeBeside(notedMark, eventNote.text, occupied, bands[notedMark.event.side], measure.lag);
  const notes = [...(outside ? [outside] : []), ...(note ? [note] : [])];
  const layout: TimelineLayout = {
    frame,
    bands,
    scale,
    marks,
    durationLines: layers.durations ? placeDurationLines(placed.titled, scale) : [],
    arrows: placed.arrows,
    lags: placed.lags,
    labels,
    titleForm: placed.titleForm,
    notes,
    dateMarker: markedDay && placeDateMarker(markedDay, scale),
    density: placed.density,
    stackRadiusPx: placed.stackRadiusPx,
    tension: { unit: scene.tensionUnit, ...tensionStrip(scene.tension, scale, frame.tension) },
    eras: placeEraRows(request, scale),
    ticks: ticksOf(scale, request.calendar, measure.tick),
  };
  return addDirectArrows(layout, [...request.links, ...(request.hoveredLinks ?? [])], request);
}

function placeEraRows({ eras, frame, measure, language = 'en' }: LayoutRequest, scale: TimeScale): EraRow[] {
  if (!eras || frame.eras.bottom <= frame.eras.top) return [];
  const rows = [
    { side: 'upper' as const, eras: eras.upper },
    { side: undefined, eras: eras.neutral },
    { side: 'lower' as const, eras: eras.lower },
  ].filter((row) => row.eras.length > 0);
  return rows.map((row, index) => ({
    side: row.side,
    top: frame.eras.top + index * ERA_ROW_PX,
    eras: placeEras(row.eras, scale, measure.era, language),
  }));
}

/** The empty chart before any data has arrived, with the same frame as later. */
export function bareLayout(frame: Frame): TimelineLayout {
  return {
    frame,
    bands: bandsOf('titles', { upper: 0, joint: 0, lower: 0, context: 0 }, frame, false),
    scale: timeScale({ start: 0, end: 1 }, frame.plot.left, frame.plot.right),
    marks: [],
    durationLines: [],
    arrows: [],
    lags: [],
    labels: [],
    titleForm: SHORT_TITLES,
    notes: [],
    density: NO_BARS,
    tension: { unit: 'year', areas: [], middleYPx: (frame.tension.top + frame.tension.bottom) / 2 },
    eras: [],
    ticks: { minor: [], major: [], grid: [], labels: [], contexts: [] },
  };
}

function shownEvents(
  { events }: Scene,
  layers: ChartLayers,
  first: ReadonlySet<string>,
): readonly TimelineEvent[] {
  if (layers.context) return events;
  const cached = sidedEvents.get(events) ?? events.filter(({ side }) => side !== 'context');
  sidedEvents.set(events, cached);
  const isSelected = ({ side, id }: TimelineEvent) => side === 'context' && first.has(id);
  const selected = first.size > 0 ? events.filter(isSelected) : [];
  return selected.length > 0 ? [...cached, ...selected] : cached;
}
const sidedEvents = new WeakMap<readonly TimelineEvent[], readonly TimelineEvent[]>();

function bandsFor(request: LayoutRequest, visible: readonly TimelineEvent[], layers: ChartLayers): Bands {
  const { frame, previous, arrangement = 'titles' } = request;
  const hasContext = layers.context || visible.some(({ side }) => side === 'context');
  const isSame =
    previous !== undefined &&
    previous.frame.heightPx === frame.heightPx &&
    previous.frame.plot.top === frame.plot.top &&
    previous.frame.widthPx === frame.widthPx &&
    previous.bands.layout === arrangement &&
    previous.bands.context.bottom > previous.bands.context.top === hasContext;
  if (isSame) return previous.bands;
  return bandsOf(arrangement, demandOf(visible, frame.compact), frame, hasContext);
}

/** Events that are to get a title count in full, all others in part. */
const TITLED = 40;
const COMPACT_TITLED = 12;
const UNTITLED_SHARE = 0.15;

/** How much room each band needs: the number of its most important events, and a share of all. */
function demandOf(visible: readonly TimelineEvent[], compact: boolean): Record<Side, number> {
  const top = visible.slice(0, compact ? COMPACT_TITLED : TITLED);
  const [titled, all] = [countBySide(top), countBySide(visible)];
  const demand = { upper: 0, joint: 0, lower: 0, context: 0 };
  for (const side of SIDES) demand[side] = titled[side] + UNTITLED_SHARE * (all[side] - titled[side]);
  return demand;
}

function countBySide(events: readonly TimelineEvent[]): Record<Side, number> {
  const counts = { upper: 0, joint: 0, lower: 0, context: 0 };
  for (const { side } of events) counts[side] += 1;
  return counts;
}

/** On a chart without a margin, the names of the bands are inside them. */
function nameBoxes({ frame, bandName, measure }: LayoutRequest, bands: Bands): Box[] {
  if (!frame.compact) return [];
  return SIDES.map((side) =>
    padBox(bandNameBox(bands, side, measure.side(bandName(side)), NAME_LINE_PX), NAME_MARGIN_PX, 1),
  );
}

const NAME_MARGIN_PX = 4;
