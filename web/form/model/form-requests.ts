import { findDuplicate } from './duplicates.ts';
import { baseOf, type FormAction, type FormState } from './form-state.ts';
import { restoreDeleted, saveEvent } from './save.ts';

/** Makes the request that the state's step stands for. Returns the action that brings its result, if any. */
export async function requestFor(state: FormState): Promise<FormAction | undefined> {
  const { step } = state;
  switch (step.name) {
    case 'checkingDuplicates':
      return { type: 'duplicatesChecked', duplicate: await findDuplicate(step.event) };
    case 'saving': {
      const { mayBeStored } = step;
      return { type: 'saveFinished', outcome: await saveEvent(step.event, baseOf(state), { mayBeStored }) };
    }
    case 'restoring':
      return { type: 'restoreFinished', outcome: await restoreDeleted(step.id) };
    default:
      return undefined;
  }
}
