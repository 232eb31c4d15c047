import { ApiProblem } from './api-problem.ts';

/** Code of the page that is not on the server, for example after an upgrade. Only reloading the page helps. */
export class MissingCode extends ApiProblem {}

let contact: Promise<void> | undefined;

/**
 * Loads code with `import()`. Chromium keeps a failed import until the page is reloaded, so this first asks the server for
 * an answer that can be repeated. Rejects with `ApiProblem` if the server cannot be reached, and with `MissingCode` if it
 * can but the import fails.
 */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  await reachServer();
  try {
    return await load();
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw new MissingCode(0, { detail: String(error) });
  }
}

/** Resolves when the server answers anything. Simultaneous calls share one request. */
export function reachServer(): Promise<void> {
  // HEAD, because a body that nobody reads would keep the request open.
  contact ??= fetch('/healthz', { method: 'HEAD', cache: 'no-store' })
    .then(
      () => undefined,
      () => {
        throw new ApiProblem(0);
      },
    )
    .finally(() => {
      contact = undefined;
    });
  return contact;
}
