import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** One open `GET /api/changes`, as light as it can be: hundreds of them are measured from one process. */
export class ChangeStream {
  readonly #sending: ClientRequest;
  readonly #waiting = new Map<string, () => void>();
  #text = '';

  private constructor(sending: ClientRequest, answer: IncomingMessage) {
    this.#sending = sending;
    answer.setEncoding('utf8').on('data', (piece: string) => this.#take(piece));
  }

  /** Resolves when the server has answered: from then on it tells every change. */
  static open(address: string): Promise<ChangeStream> {
    return new Promise((resolve, reject) => {
      const sending = request(`${address}/api/changes`, { agent: false }, (answer) => {
        if (answer.statusCode === 200) resolve(new ChangeStream(sending, answer));
        else reject(new Error(`GET /api/changes was answered ${answer.statusCode}.`));
      });
      sending.on('error', reject).end();
    });
  }

  /** Resolves when a change of this event has arrived. */
  whenTold(id: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  close(): void {
    this.#sending.destroy();
  }

  #take(piece: string): void {
    this.#text += piece;
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
