import type { TimelineEvent } from '../../../../domain/timeline/timeline.ts';
import type { TimeScale } from '../../scale/time-scale.ts';
import type { Bands } from '../bands.ts';
import { byDay, byImportance } from './event-order.ts';

/** What events are placed on, besides the request. */
export interface Stage {
  /** The events to show, in view or not. */
  readonly events: readonly TimelineEvent[];
  /** Those in view or within a window's length of it, by day: the stacks in view depend on no others. */
  readonly nearby: readonly TimelineEvent[];
  /** Those in view, the most important first. */
  readonly visible: readonly TimelineEvent[];
  readonly bands: Bands;
  readonly scale: TimeScale;
}

/** `visible` are the events in view, as `visibleEvents` returns them. */
export function stageOf(
  events: readonly TimelineEvent[],
  visible: readonly TimelineEvent[],
  bands: Bands,
  scale: TimeScale,
): Stage {
  const { start, end } = scale.span;
  const marginDays = end - start;
  return {
    events,
    nearby: byDay(events).filter(({ day }) => day >= start - marginDays && day <= end + marginDays),
    visible,
    bands,
    scale,
  };
}

/** The events in view, the most important first. */
export function visibleEvents(events: readonly TimelineEvent[], scale: TimeScale): readonly TimelineEvent[] {
  return byImportance(events).filter((event) => isDayInView(event, scale));
}

export function isDayInView({ day }: TimelineEvent, { span: { start, end } }: TimeScale): boolean {
  return day + 0.5 >= start && day + 0.5 <= end;
}
