import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const MAX_GZIP_BYTES = 120_000;
const ENGLISH = path.join('web', 'i18n', 'en', 'core.ts');

/** The script that the browser must load before the first chart: the entry, the English texts, and their imports. */
test('the first load needs at most 120 kB of script', { timeout: 120_000 }, async () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const output = (await build({
    configFile: path.join(root, 'vite.config.ts'),
    root: path.join(root, 'web'),
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  const chunks = new Map(
    output.output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])),
  );
  const start = [...chunks.values()].filter(
    (chunk) => chunk.isEntry || chunk.facadeModuleId?.endsWith(ENGLISH),
  );
  expect(start).toHaveLength(2);

  const firstLoad = new Set(start);
  for (const chunk of firstLoad) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported) firstLoad.add(imported);
    }
  }
  const sizes = [...firstLoad].map(({ code }) => gzipSync(code, { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(MAX_GZIP_BYTES);
  const zod = [...firstLoad]
    .flatMap(({ moduleIds }) => moduleIds)
    .filter((id) => /zod\/v4\/classic/.test(id));
  expect(zod, 'zod is loaded with the views that need it').toEqual([]);
});
