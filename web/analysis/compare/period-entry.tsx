import { useEffect, useState } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { fetchEvent, fetchEvents } from '../../api/events.ts';
import { useQuery } from '../../api/use-query.ts';
import { EventLink } from '../../event/event-link.tsx';
import { messages } from '../../i18n/messages.ts';
import { changeCount, language, selectedId } from '../../state/page-state.ts';
import { ProblemNotice } from '../../ui/notice.tsx';

/** The event that a compared period starts with, as far as it is loaded. */
export interface StartEvent {
  readonly event: EventWithLinks | undefined;
  readonly problem: ApiProblem | undefined;
  readonly retry: () => void;
}

export function useStartEvent(id: string | undefined): StartEvent {
  const query = useQuery(id === undefined ? undefined : (signal) => fetchEvent(id, signal), [
    id,
    changeCount.value,
  ]);
  return {
    event: query.value?.id === id ? query.value : undefined,
    problem: query.problem,
    retry: query.retry,
  };
}

interface PeriodStartProps {
  readonly number: 1 | 2;
  readonly id: string | undefined;
  readonly start: StartEvent;
  readonly onChoose: (id: string | undefined) => void;
}

/** Shows the event that a period starts with, or a search to choose one. */
export function PeriodStart({ number, id, start, onChoose }: PeriodStartProps) {
  const texts = messages.value.analysis.tension;
  const selected = selectedId.value;
  return (
    <div class={`compare-start period-${number}`}>
      <h4>{texts.compareStart(number)}</h4>
      {start.event && (
        <p>
          <EventLink id={start.event.id}>{titleOf(start.event, language.value)}</EventLink>
          <span class="quiet"> {formatDate(start.event.date, language.value)}</span>{' '}
          <button type="button" class="text-button" onClick={() => onChoose(undefined)}>
            {texts.compareChange}
          </button>
        </p>
      )}
      {start.problem &&
        (start.problem.status === 404 ? (
          <p class="field-error" role="alert">
            {texts.compareUnknown(id ?? '')}
          </p>
        ) : (
          <ProblemNotice problem={start.problem} onRetry={start.retry} />
        ))}
      {!start.event && (
        <>
          <EventSearch onChoose={onChoose} label={texts.compareStart(number)} />
          {selected !== undefined && (
            <button type="button" class="text-button" onClick={() => onChoose(selected)}>
              {texts.compareSelected}
            </button>
          )}
        </>
      )}
    </div>
  );
}

const DEBOUNCE_MS = 200;
const MAX_FOUND = 6;

interface EventSearchProps {
  readonly onChoose: (id: string) => void;
  readonly label: string;
}

/** A search field with the best matches as buttons. */
function EventSearch({ onChoose, label }: EventSearchProps) {
  const texts = messages.value.analysis.tension;
  const [text, setText] = useState('');
  const [searched, setSearched] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearched(text.trim()), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery(
    searched === ''
      ? undefined
      : (signal) => fetchEvents({ filter: { q: searched }, limit: MAX_FOUND, sort: 'relevance' }, signal),
    [searched],
  );
  const found = searched === '' ? [] : (query.value?.items ?? []);
  return (
    <div class="event-search">
      <input
        type="search"
        aria-label={`${label}: ${texts.search}`}
        placeholder={texts.search}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {searched !== '' && query.value && found.length === 0 && <p class="quiet">{texts.noneFound}</p>}
      <ul>
        {found.map((event) => (
          <li key={event.id}>
            <button type="button" class="text-button" onClick={() => onChoose(event.id)}>
              {titleOf(event, language.value)}
            </button>{' '}
            <span class="quiet">{formatDate(event.date, language.value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
