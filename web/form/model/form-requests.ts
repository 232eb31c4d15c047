import { findDuplicates, rememberDistinct } from './duplicates.ts';
import { baseOf, type FormAction, type FormState } from './form-state.ts';
import { restoreDeleted, saveEvent } from './save.ts';

/** Makes the request of the current step. Returns an action with the result, or undefined if the step has no request. */
export async function requestFor(state: FormState): Promise<FormAction | undefined> {
  const { step } = state;
  switch (step.name) {
    case 'checkingDuplicates':
      return { type: 'duplicatesChecked', duplicates: await findDuplicates(step.event) };
    case 'saving': {
      const { mayBeStored } = step;
      const outcome = await saveEvent(step.event, baseOf(state), { mayBeStored });
      if (outcome.outcome === 'saved') rememberDistinct(outcome.event.id, state.distinctFrom);
      return { type: 'saveFinished', outcome };
    }
    case 'restoring':
      return { type: 'restoreFinished', outcome: await restoreDeleted(step.id) };
    default:
      return undefined;
  }
}
