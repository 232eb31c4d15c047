import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

async function createPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Démarche</title>');
  return folder;
}

it('A view can be embedded by the configured origins only', async () => {
  const embedOrigins = ['https://news.example.org', 'https://tank.example'];
  const { call } = await createTestServer({ embedOrigins, pageFolder: await createPage() });
  const { headers, text } = await call.get('/embed?view=exchanges').expect(200);
  expect(text).toContain('<title>Démarche</title>');
  expect(headers['content-security-policy']).toContain(
    'frame-ancestors https://news.example.org https://tank.example',
  );
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['x-frame-options']).toBeUndefined();

  const page = await call.get('/').expect(200);
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(page.headers['x-frame-options']).toBe('DENY');
});

it('Without configured origins there is no page to embed', async () => {
  const { call } = await createTestServer({ pageFolder: await createPage() });
  const problem = expectProblem(await call.get('/embed').set('Accept', 'application/json'), 'not-found');
  expect(problem.detail).toContain('EMBED_ORIGINS');
});
