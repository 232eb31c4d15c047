import type { ComponentChildren } from 'preact';
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

/** The visible days, and buttons to zoom. */
export function TimelineToolbar({ model }: ToolbarProps) {
  const { zoom } = messages.value.timeline;
  const { window, bounds } = model;
  const span = window.span.value;
  const isWhole = model.isWhole.value;
  const isShortest =
    span !== undefined && bounds.value !== undefined && spanLength(span) <= bounds.value.minDays;
  const zoomBy = (factor: number) => {
    if (span) window.animateZoom(factor, (span.start + span.end) / 2);
  };
  return (
    <div class="timeline-toolbar">
      <VisibleDays model={model} />
      <fieldset class="timeline-tools" aria-label={zoom.group}>
        <ToolButton name={zoom.out} icon={<ZoomOutIcon />} isDisabled={isWhole} onPress={() => zoomBy(0.5)} />
        <ToolButton name={zoom.in} icon={<ZoomInIcon />} isDisabled={isShortest} onPress={() => zoomBy(2)} />
        <ToolButton
          name={zoom.whole}
          icon={<WholeIcon />}
          isDisabled={isWhole}
          onPress={() => window.showAll()}
        />
      </fieldset>
      <ReadingKey model={model} />
    </div>
  );
}

interface ToolButtonProps {
  readonly name: string;
  readonly icon: ComponentChildren;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

/** `aria-disabled` keeps the focus on the button, which `disabled` would lose. */
function ToolButton({ name, icon, isDisabled, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={isDisabled}
      onClick={onPress}
    >
      {icon}
    </button>
  );
}

const ANNOUNCE_DELAY_MS = 700;

/** The visible days and their number of events; empty while everything is visible. They are announced after a pause. */
function VisibleDays({ model }: { readonly model: TimelineModel }) {
  const { timeline } = messages.value;
  const span = model.window.span.value;
  const scene = model.scene.value;
  const visibleDays = model.visibleDays.value;
  const days = visibleDays ? formatDays(visibleDays, language.value) : '';
  const count = span && scene ? countIn(span, scene) : undefined;

  const isWhole = model.isWhole.value;
  const hasAnnounced = useRef(false);
  useEffect(() => {
    // When the page opens, another message announces the number of events.
    if (count === undefined || (isWhole && !hasAnnounced.current)) return undefined;
    hasAnnounced.current = true;
    const timer = setTimeout(() => announce(timeline.inView(days, count)), ANNOUNCE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [days, count]);

  return (
    <p class="timeline-window">
      {!isWhole && <strong>{days}</strong>}
      {!isWhole && count !== undefined && <span class="quiet">{timeline.eventsInView(count)}</span>}
    </p>
  );
}

type Scene = NonNullable<TimelineModel['scene']['value']>;

/** Exact if every event is loaded; otherwise by whole buckets. */
function countIn({ start, end }: TimeSpan, { complete, events, cells, bucketDays }: Scene): number {
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
