import type { Response } from 'express';
import type { Logger } from 'pino';
import {
  latestAuthorityChange,
  latestChange,
  latestChanges,
  readChanges,
} from '../../db/events/change-log.ts';
import { type Database, EVERYTHING } from '../../db/open-database.ts';
import type { EventChange } from '../../domain/events/event-change.ts';
import { createProblem } from '../http/problem-details.ts';

/** More changes than this are sent as a single `reset`. */
const MAX_LISTED_CHANGES = 100;
const MAX_CLIENTS = 2_000;
/** A client with more unread data than this is disconnected. It reconnects and continues where it was. */
const MAX_QUEUED_BYTES = 64 * 1024;
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;

export interface FeedOptions {
  readonly logger: Logger;
  /** When aborted, ends all streams and rejects new ones. */
  readonly ending?: AbortSignal | undefined;
  readonly heartbeatMs?: number | undefined;
}

/**
 * Sends every change of an event to every subscribed client, also changes made by other servers. Reads the change log
 * once per change for all clients, and only while there are any.
 */
export class ChangeFeed {
  readonly #database: Database;
  readonly #options: FeedOptions;
  readonly #clients = new Set<Response>();
  /** The last change that was sent to the clients. */
  #latest = 0;
  /** The last change of authority lists that was sent. */
  #authorities = 0;
  #stopWatching: (() => void) | undefined;
  #reading: Promise<void> | undefined;
  #hasNewChanges = false;
  #isFailing = false;

  constructor(database: Database, options: FeedOptions) {
    // A replica may receive a change after the notification of it.
    this.#database = database.seeing(EVERYTHING);
    this.#options = options;
    options.ending?.addEventListener('abort', () => {
      for (const client of this.#clients) client.end();
    });
  }

  /** Streams all changes after the change `after`, by default all new ones, until the client disconnects. */
  async subscribe(client: Response, after: number | undefined): Promise<void> {
    if (this.#clients.size >= MAX_CLIENTS || this.#options.ending?.aborted) {
      throw createProblem('too-many-streams', {}, { headers: { 'Retry-After': '10' } });
    }
    if (this.#stopWatching === undefined) {
      const latest = await latestChanges(this.#database);
      // Another client may have subscribed during the await, and `#latest` is then already in use.
      if (this.#stopWatching === undefined) {
        this.#latest = latest.events;
        this.#authorities = latest.authorities;
      }
    }
    let missed: string;
    let sent: number;
    do {
      sent = this.#latest;
      missed =
        after === undefined || after === sent ? readyMessage(sent) : await this.#readMissed(after, sent);
      // Repeat if the other clients were sent more changes during the await.
    } while (sent !== this.#latest);
    if (client.destroyed || client.req.destroyed) return;
    client.status(200).set(STREAM_HEADERS);
    client.flushHeaders();
    client.write(missed);
    if (this.#authorities > 0) client.write(authoritiesMessage(this.#authorities));
    this.#clients.add(client);
    client.once('close', () => this.#remove(client));
    this.#watch();
    // Finds changes that were made between the read above and the start of watching.
    this.#wake();
  }

  async #readMissed(after: number, latest: number): Promise<string> {
    if (after > latest) return resetMessage(latest);
    const changes = await readChanges(this.#database, after, MAX_LISTED_CHANGES + 1);
    return changesMessage(
      changes.filter(({ change }) => change <= latest),
      latest,
    );
  }

  #watch(): void {
    if (this.#stopWatching !== undefined) return;
    const stopListening = this.#database.onChange(() => this.#wake());
    const heartbeat = setInterval(() => this.#send(HEARTBEAT), this.#options.heartbeatMs ?? HEARTBEAT_MS);
    heartbeat.unref();
    this.#stopWatching = () => {
      stopListening();
      clearInterval(heartbeat);
    };
  }

  #remove(client: Response): void {
    this.#clients.delete(client);
    if (this.#clients.size > 0) return;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  /** Reads and sends new changes; again if more arrive while it reads. */
  #wake(): void {
    this.#hasNewChanges = true;
    this.#reading ??= this.#readUntilCurrent().finally(() => {
      this.#reading = undefined;
    });
  }

  async #readUntilCurrent(): Promise<void> {
    while (this.#hasNewChanges && this.#stopWatching !== undefined) {
      this.#hasNewChanges = false;
      try {
        await this.#sendNewChanges();
        this.#isFailing = false;
      } catch (error) {
        this.#logFirstFailure(error);
        this.#hasNewChanges = true;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  async #sendNewChanges(): Promise<void> {
    await this.#sendNewAuthorities();
    const changes = await readChanges(this.#database, this.#latest, MAX_LISTED_CHANGES + 1);
    const newest = changes.at(-1)?.change;
    if (newest === undefined) {
      // The log is shorter than before if the database was replaced by a backup.
      const latest = await latestChange(this.#database);
      if (latest >= this.#latest) return;
      this.#latest = latest;
      this.#send(resetMessage(latest));
      return;
    }
    const latest = changes.length > MAX_LISTED_CHANGES ? await latestChange(this.#database) : newest;
    this.#latest = latest;
    this.#send(changesMessage(changes, latest));
  }

  async #sendNewAuthorities(): Promise<void> {
    const authorities = await latestAuthorityChange(this.#database);
    if (authorities === this.#authorities) return;
    this.#authorities = authorities;
    this.#send(authoritiesMessage(authorities));
  }

  #send(text: string): void {
    for (const client of this.#clients) {
      if (client.writableLength > MAX_QUEUED_BYTES) client.destroy();
      else client.write(text);
    }
  }

  #logFirstFailure(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#options.logger.warn({ err: error }, 'Cannot read the change log. Clients get the changes later.');
  }
}

export const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  // Keeps proxies from storing, compressing or buffering the stream.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

const HEARTBEAT = ':\n\n';

function readyMessage(latest: number): string {
  return `event: ready\nid: ${latest}\ndata: {}\n\n`;
}

function resetMessage(latest: number): string {
  return `event: reset\nid: ${latest}\ndata: {}\n\n`;
}

/** The number of changes of authority lists. Without an `id`, because a client resumes after a change of an event. */
function authoritiesMessage(change: number): string {
  return `event: authorities\ndata: ${JSON.stringify({ change })}\n\n`;
}

/** The changes up to `latest`, or a reset if there are too many to list. */
function changesMessage(changes: readonly EventChange[], latest: number): string {
  if (changes.length > MAX_LISTED_CHANGES) return resetMessage(latest);
  return `event: changes\nid: ${latest}\ndata: ${JSON.stringify({ changes })}\n\n`;
}
