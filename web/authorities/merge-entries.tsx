import { useId, useState } from 'preact/hooks';
import type { Authority } from '../../domain/authorities/authority.ts';
import { authorityName } from '../../domain/authorities/authority-name.ts';
import { createAuthority, fetchAuthorities, mergeAuthorities, updateAuthority } from '../api/authorities.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { inputOf } from './entry-input.ts';
import { reportFailure } from './report-failure.ts';

const MAX_FOUND = 8;

interface MergeEntriesProps {
  readonly entry: Authority;
  readonly onDone: () => void;
}

/** Finds another entry of the same list and merges it into this one. */
export function MergeEntries({ entry, onDone }: MergeEntriesProps) {
  const { authorities: texts, shell } = messages.value;
  const [text, setText] = useState('');
  const id = useId();
  const typed = text.trim();
  const found = useQuery(
    typed === '' ? undefined : (signal) => fetchAuthorities(entry.kind, typed, MAX_FOUND + 1, signal),
    [entry.kind, typed],
  );
  const others = typed === '' ? [] : (found.value?.items ?? []).filter(({ id: other }) => other !== entry.id);

  const merge = async (other: Authority) => {
    try {
      const merged = await mergeAuthorities(entry.id, entry.version, {
        id: other.id,
        version: other.version,
      });
      const undo = async () => {
        await updateAuthority(merged.id, inputOf(entry), merged.version);
        await createAuthority(inputOf(other));
      };
      const [from, into] = [authorityName(other, language.value), authorityName(merged, language.value)];
      showToast({
        text: texts.merge.done(from, into),
        action: { label: shell.undo, act: () => void undo().catch(reportFailure) },
      });
    } catch (error) {
      await reportFailure(error);
    }
    onDone();
  };

  return (
    <details class="merge-entries">
      <summary>{texts.merge.title}</summary>
      <p class="quiet">{texts.merge.meaning}</p>
      <div class="field">
        <label htmlFor={id}>{texts.merge.search}</label>
        <input
          id={id}
          type="search"
          value={text}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
          // Enter would save the form.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </div>
      {found.problem && <ProblemNotice problem={found.problem} onRetry={found.retry} />}
      <ul>
        {others.slice(0, MAX_FOUND).map((other) => (
          <li key={other.id}>
            <button type="button" class="button" onClick={() => void merge(other)}>
              {texts.merge.act(authorityName(other, language.value))}
            </button>{' '}
            <span class="quiet">{texts.events(other.events)}</span>
          </li>
        ))}
      </ul>
      {typed !== '' && !found.isLoading && others.length === 0 && (
        <p class="quiet" role="status">
          {texts.noneFound(typed)}
        </p>
      )}
    </details>
  );
}
