import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpResponse {
  readonly status: number;
  readonly body: Buffer;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/**
 * One keep-alive connection, one request at a time. It reads only responses with a Content-Length. A full HTTP client
 * would take most of the time on two cores.
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

  /** Rejects for any status other than 200 and 201. */
  async send(
    path: string,
    { method = 'GET', headers = {}, body = '' }: RequestOptions = {},
  ): Promise<HttpResponse> {
    const lines = Object.entries({
      Host: this.#host,
      ...headers,
      ...(method !== 'GET' && { 'Content-Length': String(Buffer.byteLength(body)) }),
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const reading = this.#read();
    this.#socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    if (body.length > 0) this.#socket.write(body);
    const response = await reading;
    if (response.status !== 200 && response.status !== 201) {
      throw new Error(`${method} ${path} returned ${response.status}: ${response.body}`);
    }
    return response;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const socket = this.#socket;
      const pieces: Buffer[] = [];
      let length = 0;
      let head: Head | undefined;
      const finish = (act: () => void) => {
        socket.off('data', take).off('error', fail).off('close', fail);
        act();
      };
      const fail = (error?: unknown) =>
        finish(() => reject(error instanceof Error ? error : new Error('The server closed the connection.')));
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
        finish(() => resolve({ status, body: Buffer.concat(pieces).subarray(bodyStart) }));
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

/** `undefined` while the head is incomplete. */
function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const text = bytes.toString('latin1', 0, end);
  const length = /^content-length: *(\d+)/im.exec(text)?.[1];
  if (length === undefined) throw new Error(`This response has no Content-Length:\n${text}`);
  return { status: Number(text.slice(9, 12)), bodyStart: end + 4, bodyLength: Number(length) };
}
