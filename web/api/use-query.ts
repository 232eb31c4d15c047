import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ApiProblem, isAbortError, toApiProblem } from './api-problem.ts';

/** The state of a request. While it runs again, the last value stays. */
export interface Query<T> {
  readonly value: T | undefined;
  readonly problem: ApiProblem | undefined;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

const retryCount = signal(0);

/** Repeats every failed query of the page, for example when the server can be reached again. */
export function retryFailed(): void {
  retryCount.value += 1;
}

/**
 * Fetches when mounted and whenever an entry of `inputs` changes. The previous request is aborted, so an old response
 * never replaces a newer one. Without `request`, nothing is fetched.
 */
export function useQuery<T>(
  request: ((signal: AbortSignal) => Promise<T>) | undefined,
  inputs: readonly unknown[],
): Query<T> {
  const [state, setState] = useState<{ value?: T; problem?: ApiProblem; isLoading: boolean }>({
    isLoading: request !== undefined,
  });
  const [attempt, setAttempt] = useState(0);
  const latestRequest = useRef(request);
  latestRequest.current = request;

  useEffect(() => {
    const { current } = latestRequest;
    if (!current) {
      setState({ isLoading: false });
      return;
    }
    const controller = new AbortController();
    setState((last) => ({ ...last, isLoading: true }));
    current(controller.signal).then(
      (value) => {
        if (!controller.signal.aborted) setState({ value, isLoading: false });
      },
      (error: unknown) => {
        if (controller.signal.aborted || isAbortError(error)) return;
        const problem = toApiProblem(error);
        setState(({ value }) => ({ ...(value === undefined ? {} : { value }), problem, isLoading: false }));
      },
    );
    return () => controller.abort();
  }, [...inputs, attempt]);

  const retry = () => setAttempt((count) => count + 1);
  const retries = retryCount.value;
  useEffect(() => {
    if (state.problem) retry();
  }, [retries]);

  return { value: state.value, problem: state.problem, isLoading: state.isLoading, retry };
}
