import { END_OF_TIME, isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import type { Language } from '../../../domain/language/language.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { TimelineArrow, TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Messages } from '../../i18n/en.ts';

/** What is said of an event beside the chart and to a screen reader; empty parts are left out. */
export interface EventWords {
  readonly title: string;
  readonly date: string;
  readonly parties: string;
  readonly kind: string;
  /** Absent for what was carried out, as nearly everything was. */
  readonly status: string | undefined;
  /** People ordered out, and time in force. */
  readonly facts: readonly string[];
  /** What it answered and what answered it, by title, with the days between. */
  readonly answers: readonly string[];
}

/** Of more, the number is told. */
const MOST_ANSWERS = 4;

export function eventTexts(
  event: TimelineEvent,
  arcs: readonly TimelineArrow[],
  findEvent: (id: string) => TimelineEvent | undefined,
  { names, shell, timeline }: Messages,
  language: Language,
): EventWords {
  const answers = arcs.flatMap(({ act, answer, lag_min, lag_max }) => {
    const isAnswer = answer === event.id;
    const other = isAnswer || act === event.id ? findEvent(isAnswer ? act : answer) : undefined;
    if (!other) return [];
    const later = shell.event.later(formatLag({ min: lag_min, max: lag_max }, language));
    return [timeline[isAnswer ? 'answers' : 'answeredBy'](titleOf(other, language), later)];
  });
  const until = event.in_force_last_day;
  const facts = [
    event.origin === undefined ? '' : timeline.codedBy(event.origin),
    event.people_expelled === undefined ? '' : timeline.expelled(event.people_expelled),
    until === undefined
      ? ''
      : until >= END_OF_TIME
        ? timeline.standing
        : timeline.stoodUntil(formatDate(isoDay(until), language)),
  ];
  return {
    title: titleOf(event, language),
    date: formatDate(event.date, language),
    parties: event.initiators.map((code) => partyName(code, language)).join(', '),
    kind: names.kind[event.kind],
    status: event.status === 'carried_out' ? undefined : names.status[event.status],
    facts: facts.filter((fact) => fact !== ''),
    answers:
      answers.length <= MOST_ANSWERS
        ? answers
        : [...answers.slice(0, MOST_ANSWERS - 1), timeline.moreAnswers(answers.length - MOST_ANSWERS + 1)],
  };
}

/** An event's title in a language, or in English where it has none in that. */
export function titleOf(
  event: { readonly title: string; readonly title_ru?: string | undefined },
  language: Language,
): string {
  return language === 'en' ? event.title : (event.title_ru ?? event.title);
}

/** The same of its summary. */
export function summaryOf(
  event: { readonly summary: string; readonly summary_ru?: string | undefined },
  language: Language,
): string {
  return language === 'en' ? event.summary : (event.summary_ru ?? event.summary);
}
