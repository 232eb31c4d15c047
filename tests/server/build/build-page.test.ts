import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildPage } from '../../../server/build/build-page.ts';
import { createTestFolder } from '../../support/test-database.ts';

/** A project with the inputs of a page, and a build that writes the page's source as its index.html. */
async function createProject() {
  const folder = await createTestFolder();
  await mkdir(join(folder, 'web/src'), { recursive: true });
  await mkdir(join(folder, 'domain'));
  const write = (path: string, text: string) => writeFile(join(folder, path), text);
  await write('web/index.html', '<!doctype html><title>Page</title>');
  await write('web/src/main.ts', 'first');
  await write('domain/kind.ts', 'export {};');
  await write('vite.config.ts', 'export default {};');
  await write('package-lock.json', '{}');
  const build = async (outFolder: string) => {
    const source = await readFile(join(folder, 'web/src/main.ts'), 'utf8');
    await writeFile(join(outFolder, 'index.html'), source);
  };
  return {
    folder,
    write,
    build,
    run: () => buildPage({ projectFolder: folder, build }),
    page: () => readFile(join(folder, 'dist/index.html'), 'utf8'),
  };
}

describe('The page', () => {
  it('is built once, and not again while nothing changes', async () => {
    const { run, page } = await createProject();
    expect(await run()).toBe('built');
    expect(await page()).toBe('first');
    expect(await run()).toBe('current');
  });

  it.each(['web/src/main.ts', 'web/src/new.ts', 'domain/kind.ts', 'vite.config.ts', 'package-lock.json'])(
    'is built again when %s changes',
    async (path) => {
      const { run, write } = await createProject();
      await run();
      await write(path, 'changed');
      expect(await run()).toBe('built');
      expect(await run()).toBe('current');
    },
  );

  it('is built again when a source is deleted or renamed', async () => {
    const { run, folder } = await createProject();
    await run();
    await rm(join(folder, 'domain/kind.ts'));
    expect(await run()).toBe('built');
  });

  it('is not built again when only times change, as after git checkout', async () => {
    const { run, folder } = await createProject();
    await run();
    await utimes(join(folder, 'web/src/main.ts'), new Date(), new Date());
    expect(await run()).toBe('current');
  });

  it('is built again when dist/ or its index.html was deleted', async () => {
    const { run, folder } = await createProject();
    await run();
    await rm(join(folder, 'dist/index.html'));
    expect(await run()).toBe('built');
    await rm(join(folder, 'dist'), { recursive: true });
    expect(await run()).toBe('built');
  });

  it('is built again when another tool has replaced dist/', async () => {
    const { run, folder, page } = await createProject();
    await run();
    await rm(join(folder, 'dist'), { recursive: true });
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist/index.html'), 'other');
    expect(await run()).toBe('built');
    expect(await page()).toBe('first');
  });

  it('keeps its last build when a build fails, and tries again', async () => {
    const { run, folder, write, page } = await createProject();
    await run();
    await write('web/src/main.ts', 'second');
    const failing = buildPage({
      projectFolder: folder,
      async build(outFolder) {
        await writeFile(join(outFolder, 'index.html'), 'half');
        throw new Error('Syntax error');
      },
    });
    await expect(failing).rejects.toThrow('Syntax error');
    expect(await page()).toBe('first');
    expect(await run()).toBe('built');
    expect(await page()).toBe('second');
  });

  it('can be built by several processes at once', async () => {
    const { run, folder, page } = await createProject();
    await Promise.all([run(), run(), run(), run()]);
    expect(await page()).toBe('first');
    expect(await run()).toBe('current');
    expect(await readdir(join(folder, '.build'))).toEqual([]);
  });
});

describe('The build process', () => {
  it('does not count a build that was killed, and cleans up after it', async () => {
    const { folder, write } = await createProject();
    // Never finishes, once it has written a part of the page.
    await write(
      'vite.config.ts',
      `import { writeFileSync } from 'node:fs';
       export default { plugins: [{ name: 'wait', async buildStart() {
         writeFileSync('${join(folder, 'started')}', '');
         await new Promise(() => setInterval(() => {}, 1000));
       } }] };`,
    );
    const killed = startBuild(folder);
    await expect.poll(() => existsSync(join(folder, 'started')), { timeout: 15_000 }).toBe(true);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(existsSync(join(folder, 'dist'))).toBe(false);

    await write('vite.config.ts', 'export default {};');
    const [code] = await once(startBuild(folder), 'exit');
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'dist/index.html'), 'utf8')).toContain('<title>Page</title>');
    expect(await readdir(join(folder, '.build'))).toEqual([]);
  });
});

function startBuild(project: string) {
  return spawn(process.execPath, [resolve('server/build/run.ts'), `--project=${project}`], {
    stdio: 'ignore',
  });
}
