import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | AsyncIterable<Buffer>;
}

export interface RawResponse {
  readonly status: number;
  readonly type: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The parsed text, if it is JSON. */
  readonly body: unknown;
}

/** Sends exactly these bytes, headers and path. A client library would correct or reject some of them. */
export async function sendRawRequest(app: Express, sent: RawRequest): Promise<RawResponse> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return await exchange((server.address() as AddressInfo).port, sent);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function exchange(
  port: number,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const text = bytes.toString('utf8');
      const type = response.headers['content-type']?.split(';')[0] ?? '';
      const isJson = /[/+]json$/.test(type) && text !== '' && !response.headers['content-encoding'];
      const { statusCode: status = 0 } = response;
      resolve({
        status,
        type,
        headers: response.headers,
        bytes,
        text,
        body: isJson ? JSON.parse(text) : undefined,
      });
    });
    sending.once('error', reject);
    write(sending, body).catch(reject);
  });
}

async function write(sending: ClientRequest, body: RawRequest['body']): Promise<void> {
  if (body !== undefined && !Buffer.isBuffer(body)) {
    for await (const chunk of body) {
      if (!sending.write(chunk)) await new Promise((resolve) => sending.once('drain', resolve));
    }
    sending.end();
  } else sending.end(body);
}
