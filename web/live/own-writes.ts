/**
 * What this page stored itself. The server tells of it as of any change; the page has shown it by then, and nobody needs
 * to be warned of his own doing.
 */

const MOST_KEPT = 500;
const written = new Set<string>();
const underWay = new Set<Promise<unknown>>();

interface Version {
  readonly id: string;
  readonly version: number;
}

export function isOwnWrite({ id, version }: Version): boolean {
  return written.has(`${version} ${id}`);
}

/** Remembers what a write of this page comes to; `of` says which version an answer stands for. */
export function trackOwnWrite<T>(write: Promise<T>, of: (answer: T) => Version): Promise<T> {
  const noted = write.then((answer) => {
    const { id, version } = of(answer);
    written.add(`${version} ${id}`);
    for (const oldest of written) {
      if (written.size <= MOST_KEPT) break;
      written.delete(oldest);
    }
    return answer;
  });
  underWay.add(noted);
  const end = () => underWay.delete(noted);
  noted.then(end, end);
  return noted;
}

/** Resolves when no write is under way: only then is it known whose a change is, which may be told before it is answered. */
export async function pendingWritesSettled(): Promise<void> {
  await Promise.allSettled(underWay);
}
