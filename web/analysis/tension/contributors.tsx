import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { fetchContributors, type TensionIndexRequest } from '../../api/analysis.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { changeCount, language, sides } from '../../state/page-state.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { EventLine } from '../event-line.tsx';
import type { ChosenPoint } from './chosen-point.ts';

interface ContributorsProps {
  readonly point: ChosenPoint;
  readonly recipe: TensionIndexRequest;
  readonly onClose: () => void;
}

/** The events that make up one point of the index, with a bar for each contribution: negative ones to the left. */
export function Contributors({ point, recipe, onClose }: ContributorsProps) {
  const { analysis, shell } = messages.value;
  const texts = analysis.tension;
  const query = useQuery(
    (signal) => fetchContributors({ ...recipe, ...point }, signal),
    [point, recipe.filter, recipe.sides, recipe.halfLife, recipe.weights, changeCount.value],
  );
  const { value } = query;
  const name = texts.side[point.side](
    point.side === 'together' ? '' : partyName(sides.value[point.side], language.value),
  );
  const largest = Math.max(0.001, ...(value?.events.map(({ contribution }) => Math.abs(contribution)) ?? []));
  return (
    <section class="contributors" aria-busy={query.isLoading}>
      <header>
        <h3>{texts.behind(name, formatDate(isoDay(point.day), language.value))}</h3>
        <button type="button" class="icon-button" aria-label={shell.close} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
      {value && (
        <>
          <p class="quiet" role="status">
            {texts.behindSum(texts.level(value.level), value.total)}
          </p>
          <ol>
            {value.events.map((event) => (
              <li key={event.id}>
                <span class="contribution">
                  <span
                    class={event.contribution < 0 ? 'contribution-bar is-down' : 'contribution-bar'}
                    style={{ width: `${(Math.abs(event.contribution) / largest) * 50}%` }}
                    aria-hidden="true"
                  />
                  <b>{texts.level(event.contribution)}</b>
                </span>
                <EventLine event={event}>
                  <p>
                    {formatDate(event.date, language.value)}
                    {' · '}
                    {event.days === 0
                      ? texts.sameDay(texts.level(event.weight))
                      : texts.weight(
                          texts.level(event.weight),
                          formatLag({ min: event.days, max: event.days }, language.value),
                        )}
                  </p>
                </EventLine>
              </li>
            ))}
          </ol>
          {value.total > value.events.length && (
            <p class="quiet">{texts.rest(value.total - value.events.length, texts.level(value.rest))}</p>
          )}
        </>
      )}
    </section>
  );
}
