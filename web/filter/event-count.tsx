import { useEffect } from 'preact/hooks';
import { fetchEvents } from '../api/events.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, language } from '../state/page-state.ts';
import { announce } from '../ui/announce.ts';
import { formatDays } from '../ui/format-days.ts';

/** How many events the filter holds, and from when to when. */
export function EventCount() {
  const { shell } = messages.value;
  const asked = filter.value;
  const answer = useQuery(
    async (signal) => {
      const [first, last] = await Promise.all([
        fetchEvents({ filter: asked, sort: 'date', limit: 1 }, signal),
        fetchEvents({ filter: asked, sort: '-date', limit: 1 }, signal),
      ]);
      return { total: first.total, first: first.items[0], last: last.items[0] };
    },
    [asked, changeCount.value],
  );

  const held = answer.value;
  const count = held && shell.events(held.total);
  useEffect(() => {
    if (count !== undefined) announce(count);
  }, [count]);

  // The view below says what is wrong, and has the way to try again.
  if (answer.problem) return <p class="event-count quiet">{shell.countUnknown}</p>;
  return (
    <p class="event-count" aria-busy={answer.isLoading}>
      {count && <strong>{count}</strong>}
      {held?.first && held.last && (
        <span class="event-span">
          {formatDays(
            { first: held.first.first_day, last: Math.max(held.first.first_day, held.last.last_day) },
            language.value,
          )}
        </span>
      )}
    </p>
  );
}
