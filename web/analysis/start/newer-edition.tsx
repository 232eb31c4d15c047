import { useState } from 'preact/hooks';
import type { CollectionChanges } from '../../../domain/import/collection-edition.ts';
import { type ApiProblem, toApiProblem } from '../../api/api-problem.ts';
import { dismissCollection, fetchCollectionState, importCollection } from '../../api/collection.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { addressWith } from '../../state/page-state.ts';
import { formatProblem } from '../../ui/notice.tsx';

type Step =
  | { readonly name: 'offered'; readonly problem?: ApiProblem }
  | { readonly name: 'sending' }
  | { readonly name: 'imported'; readonly changes: CollectionChanges }
  | { readonly name: 'dismissed' };

/** Offers to import a newer edition of the starter collection, until it is imported or dismissed. */
export function NewerEdition() {
  const texts = messages.value.start.newerEdition;
  const { value: collection } = useQuery((signal) => fetchCollectionState(signal), []);
  const [step, setStep] = useState<Step>({ name: 'offered' });
  if (collection?.offer === undefined || step.name === 'dismissed') return null;
  const { available, offer } = collection;
  if (step.name === 'imported') {
    return (
      <section class="newer-edition" role="status">
        <p>{texts.imported(step.changes.created, step.changes.updated)}</p>
        <KeptEvents kept={step.changes.kept} />
      </section>
    );
  }

  const decide = async (send: () => Promise<Step>) => {
    setStep({ name: 'sending' });
    try {
      setStep(await send());
    } catch (error) {
      setStep({ name: 'offered', problem: toApiProblem(error) });
    }
  };
  const isSending = step.name === 'sending';
  return (
    <section class="newer-edition" aria-labelledby="newer-edition-title" aria-busy={isSending}>
      <h3 class="newer-edition-title" id="newer-edition-title">
        {texts.title}
      </h3>
      <p>{texts.changes(offer.created, offer.updated)}</p>
      <KeptEvents kept={offer.kept} />
      {step.name === 'offered' && step.problem && <p role="alert">{formatProblem(step.problem)}</p>}
      <div class="newer-edition-buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={isSending}
          onClick={() =>
            decide(async () => ({ name: 'imported', changes: await importCollection(available) }))
          }
        >
          {texts.import}
        </button>
        <button
          type="button"
          class="button"
          disabled={isSending}
          onClick={() =>
            decide(async () => {
              await dismissCollection(available);
              return { name: 'dismissed' };
            })
          }
        >
          {texts.dismiss}
        </button>
      </div>
    </section>
  );
}

function KeptEvents({ kept }: { readonly kept: CollectionChanges['kept'] }) {
  const texts = messages.value.start.newerEdition;
  if (kept.length === 0) return null;
  return (
    <details>
      <summary>{texts.kept(kept.length)}</summary>
      <ul>
        {kept.map(({ id, reason }) => (
          <li key={id}>
            <a href={addressWith({ view: 'timeline', selectedId: id })}>{id}</a> {texts.reasons[reason]}
          </li>
        ))}
      </ul>
    </details>
  );
}
