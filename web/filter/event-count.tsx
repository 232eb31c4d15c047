import { useEffect } from 'preact/hooks';
import { fetchEventSummary } from '../api/event-summary.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, language } from '../state/page-state.ts';
import { announce } from '../ui/announce.ts';
import { formatDays } from '../ui/format-days.ts';

/** The number of matching events, and their first and last day. */
export function EventCount() {
  const { shell } = messages.value;
  const currentFilter = filter.value;
  const summary = useQuery(
    (signal) => fetchEventSummary(currentFilter, signal),
    [currentFilter, changeCount.value],
  );
  const count = summary.value && shell.events(summary.value.total);
  const bounds = summary.value?.bounds;
  useEffect(() => {
    if (count !== undefined) announce(count);
  }, [count]);

  // The view below shows the problem and a button to retry.
  if (summary.problem) return <p class="event-count quiet">{shell.countUnknown}</p>;
  return (
    <p class="event-count" aria-busy={summary.isLoading}>
      {count && <strong>{count}</strong>}
      {bounds && <span class="event-span">{formatDays(bounds, language.value)}</span>}
    </p>
  );
}
