import pg from 'pg';
import { clientConfig } from './connection.ts';

export const CHANNEL = 'demarche_changes';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
const CONNECT_MS = 5_000;
/** A pooler, or a database that only speaks PostgreSQL, may carry no notices: something may have changed all the same. */
const POLL_MS = 5_000;

/**
 * Tells when any server has written, over a connection of its own that is made anew whenever it is lost. Whatever was
 * missed meanwhile is made up for by telling then. Returns a way to stop.
 */
export function listenToPostgres(url: string, tell: () => void): () => void {
  let client: pg.Client | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let isStopped = false;

  async function connect(): Promise<void> {
    const made = new pg.Client({ ...clientConfig(url), connectionTimeoutMillis: CONNECT_MS });
    client = made;
    made.on('error', again);
    made.on('end', again);
    made.on('notification', tell);
    try {
      await made.connect();
      await made.query(`listen ${CHANNEL}`);
      retryMs = FIRST_RETRY_MS;
      tell();
    } catch {
      again();
    }
  }

  function again(): void {
    const lost = client;
    if (isStopped || lost === undefined) return;
    client = undefined;
    lost.end().catch(() => {});
    retry = setTimeout(connect, retryMs);
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
  }

  void connect();
  const poll = setInterval(tell, POLL_MS);
  poll.unref();
  return () => {
    isStopped = true;
    clearTimeout(retry);
    clearInterval(poll);
    client?.end().catch(() => {});
    client = undefined;
  };
}
