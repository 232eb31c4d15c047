import './missing-event.css';
import { fetchRevisions } from '../api/events.ts';
import { useQuery } from '../api/use-query.ts';
import { formatInstant } from '../i18n/format-instant.ts';
import { messages } from '../i18n/messages.ts';
import { language, selectEvent } from '../state/page-state.ts';
import { RestoreIcon } from '../ui/icons.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { restore } from './changes.ts';

/** Shown instead of an event that was deleted, with a button that restores it, or that never existed. */
export function MissingEvent({ id }: { readonly id: string }) {
  const { shell } = messages.value;
  const query = useQuery((signal) => fetchRevisions(id, signal), [id]);
  if (query.isLoading) return <p class="quiet">{shell.loading}</p>;
  if (query.problem && query.problem.status !== 404) {
    return <ProblemNotice problem={query.problem} onRetry={query.retry} />;
  }
  const [last] = query.value ?? [];
  const { title, title_ru } = last?.before ?? {};
  const titles = [title, title_ru].filter((each) => typeof each === 'string');
  const shown = language.value === 'ru' ? titles.at(-1) : titles[0];
  return (
    <div class="missing">
      <h2 tabIndex={-1}>{last ? shell.missing.deleted : shell.missing.unknown}</h2>
      {shown !== undefined && (
        <p class="missing-title" lang={shown === title_ru ? 'ru' : 'en'}>
          {shown}
        </p>
      )}
      <p>
        {last
          ? shell.missing.deletedWhen(formatInstant(last.at, language.value), last.author)
          : shell.missing.unknownHint}
      </p>
      <p>
        <code>{id}</code>
      </p>
      <p class="missing-actions">
        {last && (
          <button type="button" class="button button-primary" onClick={() => restore(id)}>
            <RestoreIcon />
            {shell.missing.restore}
          </button>
        )}
        <button type="button" class="button" onClick={() => selectEvent(undefined)}>
          {shell.close}
        </button>
      </p>
    </div>
  );
}
