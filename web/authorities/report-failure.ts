import { ApiProblem, toApiProblem } from '../api/api-problem.ts';
import { messages } from '../i18n/messages.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';

/** Says why an entry was not changed. */
export async function reportFailure(error: unknown): Promise<void> {
  const isConflict = error instanceof ApiProblem && error.status === 412;
  const text = isConflict
    ? messages.value.authorities.changedMeanwhile
    : await loadProblemText(toApiProblem(error));
  showToast({ text, isProblem: true });
}
