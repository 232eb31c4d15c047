import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPage } from './build-page.ts';

/**
 * Builds the page if its sources have changed since the last build. `npm start` runs this first; `npm run build` adds
 * `--force`. `--project` builds the page of another checkout.
 */
const { values } = parseArgs({ options: { force: { type: 'boolean' }, project: { type: 'string' } } });
const projectFolder = resolve(values.project ?? fileURLToPath(new URL('../../', import.meta.url)));

await buildPage({
  projectFolder,
  force: values.force ?? false,
  async build(outDir) {
    // Loaded only for a build, since it takes longer than the check.
    const { build } = await import('vite');
    await build({
      root: resolve(projectFolder, 'web'),
      configFile: resolve(projectFolder, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    });
  },
});
