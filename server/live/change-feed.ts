import type { Response } from 'express';
import type { Logger } from 'pino';
import { latestChange, readChanges } from '../../db/events/change-log.ts';
import { type Database, EVERYTHING } from '../../db/open-database.ts';
import type { EventChange } from '../../domain/events/event-change.ts';
import { Problem } from '../http/problem-details.ts';

/** So many changes are told one by one; of more, only that there were many. */
const MOST_TOLD = 100;
const MOST_CLIENTS = 2_000;
/** A client that has left so much untaken is dropped. It comes back, and resumes where it was. */
const MOST_QUEUED_BYTES = 64 * 1024;
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;

export interface FeedOptions {
  readonly logger: Logger;
  /** Ends every stream, and takes no new ones. */
  readonly ending?: AbortSignal | undefined;
  readonly heartbeatMs?: number | undefined;
}

/**
 * Tells every client of every change, whichever server made it. The log is read once a change, whatever the number of
 * clients, and only while there are any.
 */
export class ChangeFeed {
  readonly #database: Database;
  readonly #options: FeedOptions;
  readonly #clients = new Set<Response>();
  /** Up to which change the clients have been told. */
  #latest = 0;
  #stop: (() => void) | undefined;
  #reading: Promise<void> | undefined;
  #isStale = false;
  #isSilent = false;

  constructor(database: Database, options: FeedOptions) {
    // A replica hears of a change after its notice does.
    this.#database = database.seeing(EVERYTHING);
    this.#options = options;
    options.ending?.addEventListener('abort', () => {
      for (const client of this.#clients) client.end();
    });
  }

  /**
   * Tells a client of every change after `after`, or from now on where that is absent, for as long as it stays. Throws a
   * `Problem` where there is no room.
   */
  async add(client: Response, after: number | undefined): Promise<void> {
    if (this.#clients.size >= MOST_CLIENTS || this.#options.ending?.aborted) {
      throw new Problem('too-many-readers', 'There is no room for another stream here. Try again later.', {
        headers: { 'Retry-After': '10' },
      });
    }
    if (this.#stop === undefined) {
      const latest = await latestChange(this.#database);
      // Another client may have come first, and has been told from there on.
      if (this.#stop === undefined) this.#latest = latest;
    }
    let missed: string;
    let told: number;
    do {
      told = this.#latest;
      missed = after === undefined || after === told ? ready(told) : await this.#since(after, told);
      // Others may have been told of more meanwhile.
    } while (told !== this.#latest);
    if (client.destroyed || client.req.destroyed) return;
    client.status(200).set(STREAM_HEADERS);
    client.flushHeaders();
    client.write(missed);
    this.#clients.add(client);
    client.once('close', () => this.#remove(client));
    this.#watch();
    // What was written between the look above and the watch.
    this.#wake();
  }

  async #since(after: number, latest: number): Promise<string> {
    if (after > latest) return reset(latest);
    const changes = await readChanges(this.#database, after, MOST_TOLD + 1);
    return message(
      changes.filter(({ change }) => change <= latest),
      latest,
    );
  }

  #watch(): void {
    if (this.#stop !== undefined) return;
    const stopListening = this.#database.onChange(() => this.#wake());
    const heart = setInterval(() => this.#send(HEARTBEAT), this.#options.heartbeatMs ?? HEARTBEAT_MS);
    heart.unref();
    this.#stop = () => {
      stopListening();
      clearInterval(heart);
    };
  }

  #remove(client: Response): void {
    this.#clients.delete(client);
    if (this.#clients.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Reads what is new; once more when something came in meanwhile. */
  #wake(): void {
    this.#isStale = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
  }

  async #read(): Promise<void> {
    while (this.#isStale && this.#stop !== undefined) {
      this.#isStale = false;
      try {
        await this.#tellNews();
        this.#isSilent = false;
      } catch (error) {
        this.#sayOnce(error);
        this.#isStale = true;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  async #tellNews(): Promise<void> {
    const changes = await readChanges(this.#database, this.#latest, MOST_TOLD + 1);
    const newest = changes.at(-1)?.change;
    if (newest === undefined) {
      // Another log may have been put in the place of this one: that of a backup.
      const latest = await latestChange(this.#database);
      if (latest >= this.#latest) return;
      this.#latest = latest;
      this.#send(reset(latest));
      return;
    }
    const latest = changes.length > MOST_TOLD ? await latestChange(this.#database) : newest;
    this.#latest = latest;
    this.#send(message(changes, latest));
  }

  #send(text: string): void {
    for (const client of this.#clients) {
      if (client.writableLength > MOST_QUEUED_BYTES) client.destroy();
      else client.write(text);
    }
  }

  #sayOnce(error: unknown): void {
    if (this.#isSilent) return;
    this.#isSilent = true;
    this.#options.logger.warn({ err: error }, 'Changes cannot be read; readers are told when they can.');
  }
}

export const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  // Nobody on the way may keep it, pack it or wait until there is more of it.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

const HEARTBEAT = ':\n\n';

function ready(latest: number): string {
  return `event: ready\nid: ${latest}\ndata: {}\n\n`;
}

function reset(latest: number): string {
  return `event: reset\nid: ${latest}\ndata: {}\n\n`;
}

/** The news up to `latest`, one by one where they are few enough. */
function message(changes: readonly EventChange[], latest: number): string {
  if (changes.length > MOST_TOLD) return reset(latest);
  return `event: changes\nid: ${latest}\ndata: ${JSON.stringify({ changes })}\n\n`;
}
