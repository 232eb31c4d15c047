import type { JSX } from 'preact';
import type { ApiProblem } from '../../api/api-problem.ts';
import { messages } from '../../i18n/messages.ts';
import { formatProblem } from '../../ui/notice.tsx';
import { useForm } from '../model/form-model.ts';

/** Says why a save failed, and offers to try again. */
export function SaveFailedNotice(): JSX.Element | null {
  const form = useForm();
  const texts = messages.value.form.saveFailed;
  const { value: step } = form.step;
  if (step.name !== 'saveFailed') return null;
  return (
    <div class="form-notice form-failure" role="alert">
      <p>
        <strong>{texts.heading}.</strong> {formatFailure(step.problem)} {texts.kept}
      </p>
      <button type="button" class="button" onClick={form.save}>
        {texts.retry}
      </button>
    </div>
  );
}

function formatFailure(problem: ApiProblem): string {
  const isUnreachable = problem.status === 0 && problem.detail === '';
  return isUnreachable ? messages.value.form.saveFailed.unreachable : formatProblem(problem);
}
