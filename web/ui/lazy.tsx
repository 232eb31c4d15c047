import type { ComponentType } from 'preact';
import { useQuery } from '../api/use-query.ts';
import { isFirstViewDone } from '../app/first-view.ts';
import { messages } from '../i18n/messages.ts';
import { ProblemNotice } from './notice.tsx';

/**
 * A component whose code comes when it is first shown or, where it `comesAhead`, after the first view when the page has
 * nothing else to do. Until then it says that it is coming; where it cannot be had it says so, with a way to try again.
 */
export function lazy(load: () => Promise<ComponentType>, comesAhead = false): ComponentType {
  let loaded: ComponentType | undefined;
  const once = async () => {
    loaded ??= await load();
    return loaded;
  };
  // Safari has no idle callback; there it comes when it is shown.
  isFirstViewDone.subscribe((isDone) => {
    if (isDone && comesAhead) globalThis.requestIdleCallback?.(() => void once().catch(() => undefined));
  });

  return function Lazy() {
    const answer = useQuery(loaded ? undefined : once, []);
    const Component = loaded ?? answer.value;
    if (Component) return <Component />;
    if (answer.problem) return <ProblemNotice problem={answer.problem} onRetry={answer.retry} />;
    return <p class="lazy-waiting quiet">{messages.value.shell.loading}</p>;
  };
}
