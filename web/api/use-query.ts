import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ApiProblem, isAbortError, toApiProblem } from './api-problem.ts';

/** What is known of a question to the server. While it is asked again, the last answer stays. */
export interface Query<T> {
  readonly value: T | undefined;
  readonly problem: ApiProblem | undefined;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

const attempts = signal(0);

/** Asks again whatever was asked in vain: when one part of the page tries again, the others have the same reason to. */
export function retryFailed(): void {
  attempts.value += 1;
}

/**
 * Asks when mounted and whenever one of `causes` changes; gives up the question that is no longer wanted, so a stale
 * answer never overwrites a newer one. `ask` may be undefined: then there is nothing to ask.
 */
export function useQuery<T>(
  ask: ((signal: AbortSignal) => Promise<T>) | undefined,
  causes: readonly unknown[],
): Query<T> {
  const [known, setKnown] = useState<{ value?: T; problem?: ApiProblem; isLoading: boolean }>({
    isLoading: ask !== undefined,
  });
  const [tries, setTries] = useState(0);
  const lastAsk = useRef(ask);
  lastAsk.current = ask;

  useEffect(() => {
    const current = lastAsk.current;
    if (!current) {
      setKnown({ isLoading: false });
      return;
    }
    const giveUp = new AbortController();
    setKnown((last) => ({ ...last, isLoading: true }));
    current(giveUp.signal).then(
      (value) => {
        if (!giveUp.signal.aborted) setKnown({ value, isLoading: false });
      },
      (error: unknown) => {
        if (giveUp.signal.aborted || isAbortError(error)) return;
        const problem = toApiProblem(error);
        setKnown(({ value }) => ({ ...(value === undefined ? {} : { value }), problem, isLoading: false }));
      },
    );
    return () => giveUp.abort();
  }, [...causes, tries]);

  const attempt = attempts.value;
  useEffect(() => {
    if (known.problem) setTries((count) => count + 1);
  }, [attempt]);

  return {
    value: known.value,
    problem: known.problem,
    isLoading: known.isLoading,
    retry: () => setTries((count) => count + 1),
  };
}
