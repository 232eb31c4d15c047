import { calendarDate, type DaySpan } from '../../domain/dates/day-span.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { Language } from '../../domain/language/language.ts';
import type { Story, StoryStep } from '../../domain/stories/story.ts';
import { stepHeading, stepText, storyTitle } from '../../domain/stories/story-text.ts';
import { escapeHtml } from '../http/html.ts';
import { FILE_TEXTS } from './file-texts.ts';
import { slideDates, sourceLinks } from './timelinejs.ts';

/** A step with what its slide needs from the database. */
export interface SlideSource {
  readonly step: StoryStep;
  /** Absent if the step selects no event, or if the event is deleted. */
  readonly event: DiplomaticEvent | undefined;
  /** The days of a step without an event; absent if no event matches its filter. */
  readonly days: DaySpan | undefined;
}

interface StoryInfo {
  readonly language: Language;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The address of the page that plays the story. */
  readonly address: string;
}

/**
 * The JSON format of TimelineJS 3 (Knight Lab): each step is a slide at the date of its event, or else at its days.
 * TimelineJS orders slides by date, so a story that goes back in time is shown in another order there.
 */
export function storyTimelineJs(story: Story, slides: readonly SlideSource[], info: StoryInfo) {
  const texts = FILE_TEXTS[info.language];
  return {
    scale: 'human',
    title: {
      text: {
        headline: escapeHtml(storyTitle(story, info.language).text),
        text: `<p>${escapeHtml(texts.asOf(formatDate(info.day, info.language)))}</p><p><a href="${escapeHtml(info.address)}">${escapeHtml(texts.permalink)}</a></p>`,
      },
    },
    events: slides.map((source, index) => createSlide(source, index, info)),
  };
}

function createSlide({ step, event, days }: SlideSource, index: number, { language, day }: StoryInfo) {
  const paragraphs = stepText(step, language).paragraphs.map((each) => `<p>${escapeHtml(each)}</p>`);
  const eventLines = event
    ? [
        `<p><strong>${escapeHtml(`${formatDate(event.date, language)}: ${titleOf(event, language)}`)}</strong></p>`,
        ...(event.sources.length === 0 ? [] : [`<p>${sourceLinks(event)}</p>`]),
      ]
    : [];
  return {
    unique_id: `step-${index + 1}`,
    ...datesOf(step, event, days, language, day),
    text: {
      headline: escapeHtml(stepHeading(step, language).text),
      text: [...paragraphs, ...eventLines].join(''),
    },
  };
}

/** TimelineJS needs a date for every slide: a step without any days gets the day of the export, which it does not show. */
function datesOf(
  { window }: StoryStep,
  event: DiplomaticEvent | undefined,
  days: DaySpan | undefined,
  language: Language,
  day: string,
) {
  const ofEvent = event && slideDates(event);
  if (event && ofEvent) return { ...ofEvent, display_date: escapeHtml(formatDate(event.date, language)) };
  if (!days) {
    const [year, month, dayOfMonth] = day.split('-').map(Number);
    return { start_date: { year, month, day: dayOfMonth }, display_date: ' ' };
  }
  return {
    start_date: calendarDate(days.first),
    end_date: calendarDate(days.last),
    ...(window !== undefined && { display_date: escapeHtml(formatDate(window, language)) }),
  };
}
