import { END_OF_TIME, isoDay } from '../../domain/day-span.ts';
import { sayDate } from '../../domain/edtf-date.ts';
import { sayLag } from '../../domain/lag.ts';
import { partyName } from '../../domain/party.ts';
import type { TimelineArc, TimelineEvent } from '../../domain/timeline.ts';
import type { Language, Messages } from '../messages/messages.ts';

/** What is said of an event beside the chart and to a screen reader; empty parts are left out. */
export interface EventWords {
  readonly title: string;
  readonly date: string;
  readonly parties: string;
  readonly kind: string;
  /** Absent for what was carried out, as nearly everything was. */
  readonly status: string | undefined;
  /** People ordered out, time in force, and the days from what it answered and to what answered it. */
  readonly facts: readonly string[];
}

export function eventWords(
  event: TimelineEvent,
  arcs: readonly TimelineArc[],
  { names, timeline }: Messages,
  language: Language,
): EventWords {
  const lag = ({ lag_min, lag_max }: TimelineArc) => sayLag({ min: lag_min, max: lag_max }, language);
  const until = event.in_force_last_day;
  const facts = [
    event.people_expelled === undefined ? '' : timeline.expelled(event.people_expelled),
    until === undefined
      ? ''
      : until >= END_OF_TIME
        ? timeline.standing
        : timeline.stoodUntil(sayDate(isoDay(until), language)),
    ...arcs.filter(({ answer }) => answer === event.id).map((arc) => timeline.answersAfter(lag(arc))),
    ...arcs.filter(({ act }) => act === event.id).map((arc) => timeline.answeredAfter(lag(arc))),
  ];
  return {
    title: titleOf(event, language),
    date: sayDate(event.date, language),
    parties: event.initiators.map((code) => partyName(code, language)).join(', '),
    kind: names.kind[event.kind],
    status: event.status === 'carried_out' ? undefined : names.status[event.status],
    facts: [...new Set(facts)].filter((fact) => fact !== ''),
  };
}

export function titleOf(event: Pick<TimelineEvent, 'title' | 'title_ru'>, language: Language): string {
  return language === 'en' ? event.title : (event.title_ru ?? event.title);
}
