import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { onTestFinished } from 'vitest';

export interface StreamMessage {
  readonly event: string;
  readonly id: number;
  readonly data: unknown;
}

export interface EventStream {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The next message. Rejects after a timeout. */
  next(): Promise<StreamMessage>;
  /** The number of comments received. */
  heartbeats(): number;
  /** Resolves when the server has ended the stream. */
  readonly end: Promise<void>;
  close(): void;
}

const TIMEOUT_MS = 10_000;

/** Listens on a free port and returns the address. Closed when the test ends. */
export async function serveApp(app: Express): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens `GET /api/changes`. Closed when the test ends. */
export function openEventStream(
  address: string,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const sending = request(`${address}/api/changes${query}`, { agent: false, headers }, (response) => {
      resolve(streamOf(response, () => sending.destroy()));
    });
    onTestFinished(() => void sending.destroy());
    sending.on('error', reject).end();
  });
}

function streamOf(response: IncomingMessage, close: () => void): EventStream {
  const messages: StreamMessage[] = [];
  const waiting: ((message: StreamMessage) => void)[] = [];
  let text = '';
  let heartbeats = 0;
  response.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      if (block.startsWith(':')) heartbeats += 1;
      else {
        const message = read(block);
        const take = waiting.shift();
        if (take === undefined) messages.push(message);
        else take(message);
      }
    }
  });
  response.on('error', () => {});
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    heartbeats: () => heartbeats,
    end: new Promise((resolve) => response.once('close', resolve)),
    close,
    next() {
      const message = messages.shift();
      if (message !== undefined) return Promise.resolve(message);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('No message arrived.')), TIMEOUT_MS);
        waiting.push((received) => {
          clearTimeout(timer);
          resolve(received);
        });
      });
    },
  };
}

function read(block: string): StreamMessage {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  return {
    event: fields.get('event') ?? '',
    id: Number(fields.get('id')),
    data: JSON.parse(fields.get('data') ?? ''),
  };
}
