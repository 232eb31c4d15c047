import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { SimilarEvent } from '../../../domain/duplicates/similar-event.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { fetchSimilar } from '../../api/duplicates.ts';
import { ReasonList } from '../../duplicates/reason-list.tsx';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { comparableDraft } from '../model/duplicates.ts';
import { useForm } from '../model/form-model.ts';

const DEBOUNCE_MS = 400;
const MAX_SHOWN = 3;
const NONE: readonly SimilarEvent[] = [];

/** Says, while the user types, that the event may exist already. */
export function DuplicateNotice(): JSX.Element | null {
  const form = useForm();
  const texts = messages.value.form.duplicate;
  const [found, setFound] = useState(NONE);
  const draft = form.isDirty.value ? comparableDraft(form.draft.value) : undefined;
  const body = draft && JSON.stringify(draft);

  useEffect(() => {
    if (body === undefined) return setFound(NONE);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      fetchSimilar(JSON.parse(body), controller.signal).then(
        (similar) => {
          if (!controller.signal.aborted) setFound(similar);
        },
        // The draft is not valid yet, or the server cannot be reached. The save compares again.
        () => {
          if (!controller.signal.aborted) setFound(NONE);
        },
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [body]);

  const shown = found
    .filter(({ event: { id } }) => !form.distinctFrom.value.includes(id))
    .slice(0, MAX_SHOWN);
  return (
    // Always there: screen readers announce only what is added to an existing region.
    <div role="status">
      {shown.length > 0 && (
        <div class="form-notice duplicate-notice">
          <div>
            <strong>{texts.heading}.</strong> {texts.notice(shown.length)}
            <ul>
              {shown.map(({ event, reasons }) => (
                <li key={event.id}>
                  {titleOf(event, language.value)}, {formatDate(event.date, language.value)}{' '}
                  <ReasonList reasons={reasons} />
                </li>
              ))}
            </ul>
          </div>
          <button type="button" class="button" onClick={() => form.compareDuplicates(shown)}>
            {texts.compare}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => form.declareDistinct(shown.map(({ event }) => event.id))}
          >
            {texts.distinct}
          </button>
        </div>
      )}
    </div>
  );
}
