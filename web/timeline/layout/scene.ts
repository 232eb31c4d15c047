import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import type {
  TensionPeriod,
  TimelineArrow,
  TimelineCells,
  TimelineEvent,
} from '../../../domain/timeline/timeline.ts';

/** The data to lay out: the events of the window and some days around it. */
export interface Scene {
  readonly events: readonly TimelineEvent[];
  readonly arrows: readonly TimelineArrow[];
  /** Whether `events` are all events, or only the most important, with `cells` as counts of all. */
  readonly complete: boolean;
  readonly bucketDays: number;
  readonly cells: TimelineCells;
  readonly tensionUnit: TensionUnit;
  readonly tension: readonly TensionPeriod[];
}
