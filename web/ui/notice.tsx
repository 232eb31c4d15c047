import type { ApiProblem } from '../api/api-problem.ts';
import { loadCode, MissingCode } from '../api/load-code.ts';
import { retryFailed } from '../api/use-query.ts';
import { errorText, loadErrorTexts } from '../i18n/error-texts.ts';
import { language, messages } from '../i18n/messages.ts';
import { addressErrors, clearInvalidParams } from '../state/page-state.ts';

interface ProblemNoticeProps {
  readonly problem: ApiProblem;
  readonly onRetry: () => void;
}

/**
 * Shows why a request failed, with a button that repeats it and every other failed request. Where code is missing, the
 * button reloads the page.
 */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const { shell } = messages.value;
  const isCodeMissing = problem instanceof MissingCode;
  return (
    <div class="notice notice-problem" role="alert">
      <p>{formatProblem(problem)}</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          if (isCodeMissing) return location.reload();
          onRetry();
          retryFailed();
        }}
      >
        {isCodeMissing ? shell.reload : shell.retry}
      </button>
    </div>
  );
}

/** The problem in the user's language, with the server's own explanation if it gave one. */
export function formatProblem(problem: ApiProblem): string {
  const { shell } = messages.value;
  if (problem.status === 0) return problem.detail ? shell.problem.invalidResponse : shell.problem.unreachable;
  if (problem.errors.length > 0) return problem.errors.map(errorText).join(' ');
  const { code, params, detail: message } = problem;
  if (code !== undefined) return errorText({ code, params, message });
  return problem.status >= 500 ? shell.problem.server : shell.problem.rejected(problem.status);
}

/** `formatProblem` for a text that is kept, such as a toast: loads the texts of errors first. */
export async function loadProblemText(problem: ApiProblem): Promise<string> {
  // Without them the text is the English one of the server.
  await loadCode(() => loadErrorTexts(language.peek())).catch(() => undefined);
  return formatProblem(problem);
}

/** Lists the invalid parameters of the URL, with a button that removes them. */
export function AddressNotice() {
  const errors = addressErrors.value;
  if (errors.length === 0) return null;
  const { shell } = messages.value;
  return (
    <div class="notice page-notice" role="alert">
      <div>
        <p>{shell.address.invalidParams(errors.length)}</p>
        <ul>
          {errors.map((error) => (
            <li key={`${error.path} ${error.code}`}>
              <code>{error.path.slice(1)}</code> {errorText(error)}
            </li>
          ))}
        </ul>
      </div>
      <button type="button" class="button" onClick={clearInvalidParams}>
        {shell.address.clear}
      </button>
    </div>
  );
}
