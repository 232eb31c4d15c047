import type { ComponentChildren, ComponentType } from 'preact';
import { loadCode } from '../api/load-code.ts';
import { useQuery } from '../api/use-query.ts';
import { loadSections, messages, type SectionName } from '../i18n/messages.ts';
import { isFirstViewDone } from '../state/first-view.ts';
import { ProblemNotice } from './notice.tsx';

interface LazyOptions {
  /** Loads the code when the first view is done and the browser is idle, instead of when it is first shown. */
  readonly preload?: boolean;
  /** The messages that the component needs. */
  readonly sections?: readonly SectionName[];
  /** Shown while the code loads. */
  readonly fallback?: ComponentChildren;
}

/** A component whose code is loaded when needed. If loading fails, shows the problem and a button to retry. */
export function lazy<P extends object = object>(
  load: () => Promise<ComponentType<P>>,
  { preload = false, sections = [], fallback = <Loading /> }: LazyOptions = {},
): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  const loadOnce = async () => {
    const [component] = await loadCode(() => Promise.all([loaded ?? load(), loadSections(...sections)]));
    loaded = component;
    return component;
  };
  if (preload) {
    isFirstViewDone.subscribe((isDone) => {
      // Safari has no idle callback: there, the code loads when it is first shown.
      if (isDone) globalThis.requestIdleCallback?.(() => void loadOnce().catch(() => undefined));
    });
  }

  return function Lazy(props: P) {
    const query = useQuery(loaded ? undefined : loadOnce, []);
    const Component = loaded ?? query.value;
    if (Component) return <Component {...props} />;
    if (query.problem) return <ProblemNotice problem={query.problem} onRetry={query.retry} />;
    return <>{fallback}</>;
  };
}

function Loading() {
  return <p class="lazy-waiting quiet">{messages.value.shell.loading}</p>;
}
