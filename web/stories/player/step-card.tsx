import { useId } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import type { StoryStep } from '../../../domain/stories/story.ts';
import { stepHeading, stepText } from '../../../domain/stories/story-text.ts';
import { fetchEvent } from '../../api/events.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { changeCount, language } from '../../state/page-state.ts';
import { EventTitle } from '../../ui/event-title.tsx';
import { formatStepDays } from '../step-view.ts';
import { TextOf } from '../text-of.tsx';

interface StepCardProps {
  readonly step: StoryStep;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly isCurrent: boolean;
  /** Whether the reader will see it soon. */
  readonly isNear: boolean;
  readonly onEvent: () => void;
}

/** The text of a step. */
export function StepCard({ step, number, of, isCurrent, isNear, onEvent }: StepCardProps) {
  const headingId = useId();
  const texts = messages.value.stories.player;
  const { paragraphs, language: textLanguage } = stepText(step, language.value);
  return (
    <section
      class={isCurrent ? 'story-step is-current' : 'story-step'}
      aria-labelledby={headingId}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <div class="story-card">
        <p class="story-days">
          {formatStepDays(step, language.value)}
          <span class="story-number"> · {texts.position(number, of)}</span>
        </p>
        <h2 id={headingId} tabIndex={-1}>
          <TextOf of={stepHeading(step, language.value)} />
        </h2>
        {paragraphs.map((paragraph) => (
          <p key={paragraph} lang={textLanguage === language.value ? undefined : textLanguage}>
            {paragraph}
          </p>
        ))}
        {step.event !== undefined && <EventLine id={step.event} isNear={isNear} onOpen={onEvent} />}
      </div>
    </section>
  );
}

interface EventLineProps {
  readonly id: string;
  readonly isNear: boolean;
  readonly onOpen: () => void;
}

/** The selected event, with the number of its sources. Nothing if it has been deleted. */
function EventLine({ id, isNear, onOpen }: EventLineProps) {
  const texts = messages.value.stories.player;
  const { value: event } = useQuery(isNear ? (signal) => fetchEvent(id, signal) : undefined, [
    id,
    isNear,
    changeCount.value,
  ]);
  if (!event) return <p class="story-event" />;
  const title = titleOf(event, language.value);
  return (
    <p class="story-event">
      <button type="button" class="text-button" aria-label={texts.showEvent(title)} onClick={onOpen}>
        {formatDate(event.date, language.value)}: <EventTitle event={event} />
      </button>
      {event.sources.length > 0 && (
        <span class="story-sources quiet">{texts.sources(event.sources.length)}</span>
      )}
    </p>
  );
}
