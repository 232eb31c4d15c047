import type { JSX } from 'preact';
import { messages } from '../../i18n/messages.ts';
import { AddIcon } from '../../ui/icons.tsx';
import { dateDraftFrom } from '../date/date-draft.ts';
import { type EventDraft, filledRows, nextKey, type SourceDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import { nameOf, type RecentSource, recentSources } from './recent-sources.ts';

/** Sources of the events recorded last, each added with one click. */
export function RecentSourceList(): JSX.Element | null {
  const form = useForm();
  const texts = messages.value.form.sources;
  const { draft } = form;
  const used = new Set(draft.value.sources.map((source) => nameOf(source)));
  const offered = recentSources().filter((source) => !used.has(nameOf(source)));
  if (offered.length === 0) return null;
  return (
    <div class="recent-sources">
      <p class="form-hint" id="recent-sources">
        {texts.recent}
      </p>
      <ul aria-labelledby="recent-sources">
        {offered.map((source) => (
          <li key={nameOf(source)}>
            <button
              type="button"
              class="text-button"
              title={source.url}
              aria-label={texts.addRecent(source.publisher, source.title ?? source.url ?? '')}
              onClick={() => form.change({ sources: withSource(draft.value, source) })}
            >
              <AddIcon /> {source.publisher}
              {': '}
              {source.title ?? source.url}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sources with one more; blank rows give way. */
export function withSource(draft: EventDraft, source: RecentSource): SourceDraft[] {
  const { sources } = filledRows(draft);
  return [
    ...sources,
    {
      key: nextKey(draft.sources),
      publisher: source.publisher,
      title: source.title ?? '',
      published: dateDraftFrom(source.published ?? ''),
      url: source.url ?? '',
      quote: '',
      archived_url: source.archived_url ?? '',
    },
  ];
}
