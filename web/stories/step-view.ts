import { isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { Language } from '../../domain/language/language.ts';
import { type EventFilter, filterToQuery, parseFilter } from '../../domain/query/event-filter.ts';
import type { StoryStep } from '../../domain/stories/story.ts';
import { messages } from '../i18n/messages.ts';
import { filter, selectedId, timeWindow } from '../state/page-state.ts';
import type { Page } from '../state/url.ts';

/** What a step shows. */
export type StepView = { readonly [F in 'window' | 'filter' | 'event']?: string | undefined };

/** What the chart shows now, as a step keeps it. */
export function currentStepView(): StepView {
  const window = timeWindow.value;
  const query = filterToQuery(filter.value).toString();
  return {
    window: window && `${isoDay(window.first)}/${isoDay(window.last)}`,
    filter: query === '' ? undefined : query,
    event: selectedId.value,
  };
}

export function isSameView(a: StepView, b: StepView): boolean {
  return (
    filterToQuery(filterOfStep(a)).toString() === filterToQuery(filterOfStep(b)).toString() &&
    a.event === b.event &&
    daysText(a.window) === daysText(b.window)
  );
}

function daysText(window: string | undefined): string {
  const days = windowOfStep({ window });
  return days ? `${days.first} ${days.last}` : '';
}

/** The part of the page that a step sets. */
export function pageOfStep(step: StepView): Pick<Page, 'filter' | 'timeWindow' | 'selectedId'> {
  return { filter: filterOfStep(step), timeWindow: windowOfStep(step), selectedId: step.event };
}

/** No filter if this version of the program does not know the stored one. */
export function filterOfStep({ filter: query = '' }: StepView): EventFilter {
  try {
    return parseFilter(new URLSearchParams(query));
  } catch {
    return {};
  }
}

export function windowOfStep({ window }: StepView) {
  if (window === undefined) return undefined;
  const { first_day: first, last_day: last } = parseEdtf(window);
  return { first, last };
}

/** “1 March – 30 April 2018”, or “All days”. */
export function formatStepDays({ window }: Pick<StoryStep, 'window'> | StepView, language: Language): string {
  return window === undefined ? messages.value.stories.player.wholeSpan : formatDate(window, language);
}
