import type { Status } from '../../../domain/events/event-values.ts';
import { FAMILIES, type Family, KIND } from '../../../domain/events/kind.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { eachCell } from '../../../domain/timeline/timeline-cells.ts';
import type { TimelineLayout } from './layout-request.ts';
import { visibleEvents } from './placement/stage.ts';
import type { Scene } from './scene.ts';
import { MAX_TITLES } from './titles/title-candidates.ts';

/** What a chart uses, for the legend beside it. */
export interface ChartLegend {
  /** Families with events in view, with their number. */
  readonly families: readonly { readonly family: Family; readonly count: number }[];
  /** Statuses other than carried out. */
  readonly statuses: readonly Status[];
  /** Whether unreviewed machine-coded events are in view. */
  readonly hasCoded: boolean;
  /** One to three numbers of people whose marks have visibly different sizes, ascending; empty if no size has a meaning. */
  readonly people: readonly number[];
  readonly uncertainty: readonly ('lasted' | 'within' | 'about')[];
  readonly hasArrows: boolean;
  readonly hasDurations: boolean;
  readonly hasBars: boolean;
}

const STATUSES = ['threatened', 'declined', 'postponed'] as const;
const FORMS = ['lasted', 'within', 'about'] as const;
const ROUND_PEOPLE = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const;
const MIN_PEOPLE_TO_SHOW = 15;

export function legendOf(layout: TimelineLayout, scene: Scene): ChartLegend {
  const { marks, arrows, durationLines, density } = layout;
  const events = eventsToExplain(layout, scene);
  const counts = familyCounts(layout, scene);
  return {
    families: FAMILIES.map((family) => ({ family, count: counts[family] })).filter(({ count }) => count > 0),
    statuses: STATUSES.filter((status) => events.some((event) => event.status === status)),
    hasCoded: events.some(({ origin }) => origin !== undefined),
    people: peopleKey(Math.max(0, ...events.map(({ people_expelled = 0 }) => people_expelled))),
    uncertainty: FORMS.filter((form) => marks.some(({ uncertaintyBar }) => uncertaintyBar?.form === form)),
    hasArrows: arrows.length > 0,
    hasDurations: durationLines.length > 0,
    hasBars: density.length > 0,
  };
}

/**
 * The events in view or, if bars count them, those that are likely to have marks of their own. It does not depend on which of
 * them have room: the height of the legend changes the height of the chart, and both would alternate.
 */
function eventsToExplain({ scale, density }: TimelineLayout, scene: Scene): readonly TimelineEvent[] {
  const visible = visibleEvents(scene.events, scale);
  return density.length > 0 ? visible.slice(0, MAX_TITLES) : visible;
}

/** Events in view by family. If not all events are loaded, whole buckets are counted. */
function familyCounts({ scale: { span } }: TimelineLayout, scene: Scene): Record<Family, number> {
  const counts = { presence: 0, pressure: 0, dialogue: 0, shock: 0 };
  if (scene.complete) {
    for (const { kind, first_day, last_day } of scene.events)
      if (last_day + 1 > span.start && first_day < span.end) counts[KIND[kind].family] += 1;
    return counts;
  }
  for (const { day, kind, count } of eachCell(scene.cells))
    if (day + scene.bucketDays > span.start && day < span.end) counts[KIND[kind].family] += count;
  return counts;
}

/** Round numbers up to the largest in view: the largest, and a small one to compare it with. */
function peopleKey(most: number): readonly number[] {
  if (most < MIN_PEOPLE_TO_SHOW) return [];
  const largest = ROUND_PEOPLE.findLast((people) => people <= most) ?? most;
  return largest > 50 ? [10, 50, largest] : [5, largest];
}
