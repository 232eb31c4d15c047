import { END_OF_TIME, isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import type { Language } from '../../../domain/language/language.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { TimelineArrow, TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Messages } from '../../i18n/en/all.ts';

/** The texts about an event in its tooltip and for screen readers. */
export interface EventTexts {
  readonly title: string;
  readonly date: string;
  readonly parties: string;
  readonly kind: string;
  /** Absent if it was carried out, like most events. */
  readonly status: string | undefined;
  /** The machine that coded it, people expelled, time in force. */
  readonly facts: readonly string[];
  /** The events it responds to and the responses to it, with the days between. */
  readonly responses: readonly string[];
}

/** Further ones are only counted. */
const MAX_RESPONSES = 4;

export function eventTexts(
  event: TimelineEvent,
  arrows: readonly TimelineArrow[],
  findEvent: (id: string) => TimelineEvent | undefined,
  { names, timeline }: Messages,
  language: Language,
): EventTexts {
  const responses = arrows.flatMap(({ act, answer, lag_min, lag_max }) => {
    const isResponse = answer === event.id;
    const other = isResponse || act === event.id ? findEvent(isResponse ? act : answer) : undefined;
    if (!other) return [];
    const later = formatLag({ min: lag_min, max: lag_max }, language, 'later');
    return [timeline[isResponse ? 'respondsTo' : 'response'](titleOf(other, language), later)];
  });
  const until = event.in_force_last_day;
  const facts = [
    event.origin === undefined ? '' : timeline.codedBy(event.origin),
    event.people_expelled === undefined ? '' : timeline.expelled(event.people_expelled),
    until === undefined
      ? ''
      : until >= END_OF_TIME
        ? timeline.stillInForce
        : timeline.inForceUntil(formatDate(isoDay(until), language)),
  ];
  return {
    title: titleOf(event, language),
    date: formatDate(event.date, language),
    parties: event.initiators.map((code) => partyName(code, language)).join(', '),
    kind: names.kind[event.kind],
    status: event.status === 'carried_out' ? undefined : names.status[event.status],
    facts: facts.filter((fact) => fact !== ''),
    responses:
      responses.length <= MAX_RESPONSES
        ? responses
        : [
            ...responses.slice(0, MAX_RESPONSES - 1),
            timeline.moreResponses(responses.length - MAX_RESPONSES + 1),
          ],
  };
}
