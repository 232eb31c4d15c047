import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sendRawRequest } from '../../support/raw-request.ts';
import { createTestFolder } from '../../support/test-database.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const SCRIPT = `console.log('${'x'.repeat(5_000)}');`;

describe('The built page', () => {
  it('is served at / with any query, and revalidated on each use', async () => {
    const { call } = await createTestServer({ pageFolder: await createBuiltPage() });
    for (const path of ['/', '/?view=table&q=note', '/?%D0%BD']) {
      const { text, headers } = await call.get(path).expect(200);
      expect(text).toBe('<!doctype html><title>Page</title>');
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
      await call
        .get(path)
        .set('If-None-Match', headers.etag ?? '')
        .expect(304);
    }
  });

  it('has assets that are cached for a year', async () => {
    const { app } = await createTestServer({ pageFolder: await createBuiltPage() });
    const response = await sendRawRequest(app, {
      path: '/assets/app-1a2b3c.js',
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(gunzipSync(response.bytes).toString()).toBe(SCRIPT);
    expect(response.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
  });

  it('ignores ranges and rejects preconditions', async () => {
    const { call } = await createTestServer({ pageFolder: await createBuiltPage() });
    const part = await call.get('/').set('Range', 'bytes=100000-').expect(200);
    expect(part.text).toBe('<!doctype html><title>Page</title>');
    expectProblem(await call.get('/').set('If-Match', '"1"'), 'precondition-failed');
    const longAgo = 'Mon, 01 Jan 1990 00:00:00 GMT';
    expectProblem(await call.get('/').set('If-Unmodified-Since', longAgo), 'precondition-failed');
  });

  it('is not served at other paths, nor are files outside its folder', async () => {
    const { app } = await createTestServer({ pageFolder: await createBuiltPage() });
    for (const path of [
      '/events',
      '/assets',
      '/assets/',
      '/assets/app.js',
      '/.env',
      '/../package.json',
      '/..%2Fpackage.json',
      '/%2e%2e/package.json',
      '//etc/passwd',
      '/%00',
    ]) {
      expectProblem(await sendRawRequest(app, { path }), 'not-found');
    }
    expectProblem(await sendRawRequest(app, { path: '/%E0%A4%A' }), 'malformed-url');
  });

  it('says how to build it if it is missing', async () => {
    const { call } = await createTestServer({ pageFolder: await createTestFolder() });
    expect(expectProblem(await call.get('/'), 'not-found').detail).toMatch('Run npm start, or npm run build');
    const page = await call.get('/').set('Accept', 'text/html').expect(404);
    expect(page.text).toMatch('Run npm start, or npm run build');
  });
});

async function createBuiltPage(): Promise<string> {
  const folder = join(await createTestFolder(), 'dist');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Page</title>');
  await writeFile(join(folder, '.env'), 'SECRET=1');
  await writeFile(join(folder, 'assets/app-1a2b3c.js'), SCRIPT);
  return folder;
}
