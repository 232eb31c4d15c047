import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** One open `GET /api/changes`. It is minimal, because one process opens hundreds. */
export class ChangeStream {
  readonly #request: ClientRequest;
  readonly #waiting = new Map<string, () => void>();
  #text = '';

  private constructor(request: ClientRequest, response: IncomingMessage) {
    this.#request = request;
    response.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk));
  }

  /** Resolves when the server has sent its headers. From then on the stream carries every change. */
  static open(address: string): Promise<ChangeStream> {
    return new Promise((resolve, reject) => {
      const opening = request(`${address}/api/changes`, { agent: false }, (response) => {
        if (response.statusCode === 200) resolve(new ChangeStream(opening, response));
        else reject(new Error(`GET /api/changes returned ${response.statusCode}.`));
      });
      opening.on('error', reject).end();
    });
  }

  /** Resolves when the next change of this event arrives. */
  nextChangeOf(id: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  close(): void {
    this.#request.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const end = this.#text.lastIndexOf('\n\n');
    if (end < 0) return;
    const messages = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 2);
    for (const [, id = ''] of messages.matchAll(/"id":"([^"]+)"/g)) {
      this.#waiting.get(id)?.();
      this.#waiting.delete(id);
    }
  }
}
