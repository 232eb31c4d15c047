import { useState } from 'preact/hooks';
import { ApiProblem } from '../api/api-problem.ts';
import { deleteCodedEvents } from '../api/events.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, notifyEventsChanged } from '../state/page-state.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';

/** The machine coders with events in the database, each with a button that removes its events. */
export function CodedSources() {
  const { dialogs } = messages.value;
  const coded = useQuery((signal) => fetchSuggestions('origin', '', signal), [changeCount.value]);
  if (!coded.value?.length) return null;
  return (
    <section class="coded-sources" aria-label={dialogs.import.coded}>
      <h3>{dialogs.import.coded}</h3>
      <ul>
        {coded.value.map(({ value, count }) => (
          <CodedSource key={value} origin={value} count={count} />
        ))}
      </ul>
    </section>
  );
}

type Step = 'shown' | 'confirming' | 'removing';

function CodedSource({ origin, count }: { readonly origin: string; readonly count: number }) {
  const { dialogs, shell } = messages.value;
  const [step, setStep] = useState<Step>('shown');
  const remove = async () => {
    setStep('removing');
    try {
      const { removed, kept } = await deleteCodedEvents(origin);
      notifyEventsChanged();
      showToast({ text: dialogs.import.removed(origin, removed, kept) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast({ text: await loadProblemText(error), isProblem: true });
    }
    setStep('shown');
  };
  return (
    <li>
      <span>
        <strong>{origin}</strong> <span class="quiet">{shell.events(count)}</span>
      </span>
      {step === 'shown' ? (
        <button type="button" class="button" onClick={() => setStep('confirming')}>
          {dialogs.import.remove(origin)}
        </button>
      ) : step === 'removing' ? (
        <span role="status">{dialogs.import.removing}</span>
      ) : (
        <>
          <p>{dialogs.import.removeHint}</p>
          <span class="coded-choice">
            <button type="button" class="button button-danger" onClick={remove}>
              {dialogs.import.removeNow(origin)}
            </button>
            <button type="button" class="button" onClick={() => setStep('shown')}>
              {dialogs.import.cancel}
            </button>
          </span>
        </>
      )}
    </li>
  );
}
