import pg from 'pg';
import { clientConfig } from './connection.ts';

export const CHANNEL = 'demarche_changes';

const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 10_000;
const CONNECT_MS = 5_000;
/** Interval of assumed changes, because poolers and databases that only speak the protocol may not deliver notifications. */
const POLL_MS = 5_000;

/**
 * Calls back when any server has written. Uses a separate connection and reconnects if it is lost; calls back after that,
 * because notifications may have been missed. Returns a function that stops it.
 */
export function listenToPostgres(url: string, notify: () => void): () => void {
  let client: pg.Client | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let isStopped = false;

  async function connect(): Promise<void> {
    const opened = new pg.Client({ ...clientConfig(url), connectionTimeoutMillis: CONNECT_MS });
    client = opened;
    opened.on('error', reconnect);
    opened.on('end', reconnect);
    opened.on('notification', notify);
    try {
      await opened.connect();
      await opened.query(`listen ${CHANNEL}`);
      retryMs = FIRST_RETRY_MS;
      notify();
    } catch {
      reconnect();
    }
  }

  function reconnect(): void {
    const lost = client;
    if (isStopped || lost === undefined) return;
    client = undefined;
    lost.end().catch(() => {});
    retry = setTimeout(connect, retryMs);
    retryMs = Math.min(2 * retryMs, MAX_RETRY_MS);
  }

  void connect();
  const poll = setInterval(notify, POLL_MS);
  poll.unref();
  return () => {
    isStopped = true;
    clearTimeout(retry);
    clearInterval(poll);
    client?.end().catch(() => {});
    client = undefined;
  };
}
