import { useEffect, useRef } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { announce } from '../../ui/announce.ts';
import { formatDays } from '../../ui/format-days.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { ReadingKey } from './reading-key.tsx';
import { WholeIcon, ZoomInIcon, ZoomOutIcon } from './timeline-icons.tsx';

interface ToolbarProps {
  readonly model: TimelineModel;
}

/** What is in view, in words, and the buttons for what a wheel and a drag do. */
export function TimelineToolbar({ model }: ToolbarProps) {
  const { timeline } = messages.value;
  const { window, limits } = model;
  const span = window.span.value;
  const isWhole = model.isWhole.value;
  const isShortest =
    span !== undefined && limits.value !== undefined && spanLength(span) <= limits.value.minDays;
  const zoomBy = (factor: number) => {
    if (span) window.animateZoom(factor, (span.start + span.end) / 2);
  };
  return (
    <div class="timeline-toolbar">
      <WindowInWords model={model} />
      <fieldset class="timeline-tools" aria-label={timeline.zoom.group}>
        <button
          type="button"
          class="icon-button"
          aria-label={timeline.zoom.out}
          title={timeline.zoom.out}
          aria-disabled={isWhole}
          onClick={() => zoomBy(0.5)}
        >
          <ZoomOutIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={timeline.zoom.in}
          title={timeline.zoom.in}
          aria-disabled={isShortest}
          onClick={() => zoomBy(2)}
        >
          <ZoomInIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={timeline.zoom.whole}
          title={timeline.zoom.whole}
          aria-disabled={isWhole}
          onClick={() => window.showWhole()}
        >
          <WholeIcon />
        </button>
      </fieldset>
      <ReadingKey model={model} />
    </div>
  );
}

const QUIET_MS = 700;

/** The whole span is told with the filter. Told to a screen reader too, once it has stopped changing. */
function WindowInWords({ model }: { readonly model: TimelineModel }) {
  const { timeline } = messages.value;
  const span = model.window.span.value;
  const scene = model.scene.value;
  const shownDays = model.visibleDays.value;
  const days = shownDays ? formatDays(shownDays, language.value) : '';
  const count = span && scene ? countIn(span, scene) : undefined;

  const isWhole = model.isWhole.value;
  const wasTold = useRef(false);
  useEffect(() => {
    // The page tells what it holds when it opens; this tells where one goes from there.
    if (count === undefined || (isWhole && !wasTold.current)) return undefined;
    wasTold.current = true;
    const timer = setTimeout(() => announce(timeline.inView(days, count)), QUIET_MS);
    return () => clearTimeout(timer);
  }, [days, count]);

  return (
    <p class="timeline-window">
      {!isWhole && <strong>{days}</strong>}
      {!isWhole && count !== undefined && <span class="quiet">{timeline.eventsInView(count)}</span>}
    </p>
  );
}

type Counted = NonNullable<TimelineModel['scene']['value']>;

/** Exact where events are known one by one; else by whole buckets. */
function countIn({ start, end }: TimeSpan, { complete, events, cells, bucketDays }: Counted): number {
  if (complete)
    return events.filter(({ first_day, last_day }) => last_day + 1 > start && first_day < end).length;
  let [sum, cell] = [0, 0];
  for (const [bucket, day] of cells.day.entries()) {
    const isSeen = day + bucketDays > start && day < end;
    for (const last = cell + (cells.cells[bucket] ?? 0); cell < last; cell += 1) {
      if (isSeen) sum += cells.count[cell] ?? 0;
    }
  }
  return sum;
}
