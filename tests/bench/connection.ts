import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/**
 * One kept-alive connection, one request at a time. It knows only answers that say how long they are, which is what
 * makes it cheap: with a full client, most of the time on two cores would be the client's.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #host: string;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
  }

  static async open(address: string): Promise<Connection> {
    const { hostname, port, host } = new URL(address);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket, host);
  }

  /** Rejects for any status but 200 and 201: a bench of error pages is none. */
  async send(path: string, { method = 'GET', headers = {}, body = '' }: Sending = {}): Promise<Answer> {
    const lines = Object.entries({
      Host: this.#host,
      ...headers,
      ...(method !== 'GET' && { 'Content-Length': String(Buffer.byteLength(body)) }),
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const answered = this.#read();
    this.#socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    if (body.length > 0) this.#socket.write(body);
    const answer = await answered;
    if (answer.status !== 200 && answer.status !== 201) {
      throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.body}`);
    }
    return answer;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const socket = this.#socket;
      const pieces: Buffer[] = [];
      let length = 0;
      let head: Head | undefined;
      const settle = (act: () => void) => {
        socket.off('data', take).off('error', fail).off('close', fail);
        act();
      };
      const fail = (error?: unknown) =>
        settle(() => reject(error instanceof Error ? error : new Error('The server hung up.')));
      const take = (piece: Buffer) => {
        pieces.push(piece);
        length += piece.length;
        if (!head) {
          const all = pieces.length === 1 ? piece : Buffer.concat(pieces);
          try {
            head = readHead(all);
          } catch (error) {
            return fail(error);
          }
        }
        if (!head || length < head.bodyStart + head.bodyLength) return;
        const { status, bodyStart } = head;
        settle(() => resolve({ status, body: Buffer.concat(pieces).subarray(bodyStart) }));
      };
      socket.on('data', take).on('error', fail).on('close', fail);
    });
  }
}

interface Head {
  readonly status: number;
  readonly bodyStart: number;
  readonly bodyLength: number;
}

/** `undefined` until all of it is there. */
function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const text = bytes.toString('latin1', 0, end);
  const length = /^content-length: *(\d+)/im.exec(text)?.[1];
  if (length === undefined) throw new Error(`This answer does not say how long it is:\n${text}`);
  return { status: Number(text.slice(9, 12)), bodyStart: end + 4, bodyLength: Number(length) };
}
