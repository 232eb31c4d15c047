import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that the built page depends on, relative to the project folder. */
const INPUTS = ['web', 'domain', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** The file with the hash of the inputs of a finished build. It is in `dist/`, so that deleting the build deletes it too. */
const STAMP = '.build-stamp';

/** Unfinished builds, each in a folder named by its process. On the same file system as `dist/`, for `rename`. */
const TEMPORARY_FOLDER = '.build';

export interface PageBuild {
  readonly projectFolder: string;
  /** Builds even if nothing has changed. */
  readonly force?: boolean;
  /** Builds the page into an empty folder. */
  build(outFolder: string): Promise<void>;
}

/**
 * Builds the page into `dist/` unless its inputs are those of the last finished build. `dist/` changes only when a build
 * has finished, so an interrupted build leaves the old page, and several processes can build at once.
 */
export async function buildPage({
  projectFolder,
  force = false,
  build,
}: PageBuild): Promise<'built' | 'current'> {
  const dist = join(projectFolder, 'dist');
  const hash = await hashInputs(projectFolder);
  if (!force && (await isCurrent(dist, hash))) return 'current';
  const temporary = join(projectFolder, TEMPORARY_FOLDER);
  await removeAbandonedBuilds(temporary);
  const outFolder = join(temporary, `${process.pid}-${performance.now()}`);
  await mkdir(outFolder, { recursive: true });
  try {
    await build(outFolder);
    await writeFile(join(outFolder, STAMP), hash);
    await replaceFolder(dist, outFolder);
  } finally {
    await rm(outFolder, { recursive: true, force: true });
  }
  return 'built';
}

/** Whether the build in this folder is complete and was made from inputs with this hash. */
export async function isCurrent(dist: string, hash: string): Promise<boolean> {
  if (!existsSync(join(dist, 'index.html'))) return false;
  const stamp = await readFile(join(dist, STAMP), 'utf8').catch(() => undefined);
  return stamp === hash;
}

/** A hash of the names and contents of all inputs. Times do not count: `git` and `npm ci` change them. */
export async function hashInputs(projectFolder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of await listInputs(projectFolder)) {
    const content = await readFile(join(projectFolder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function listInputs(projectFolder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const input of INPUTS.filter((each) => existsSync(join(projectFolder, each)))) {
    const entries = await readdir(join(projectFolder, input), { recursive: true, withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOTDIR') return undefined;
        throw error;
      },
    );
    if (entries === undefined) paths.push(input);
    for (const entry of entries ?? []) {
      if (entry.isFile()) paths.push(join(entry.parentPath, entry.name).slice(projectFolder.length + 1));
    }
  }
  return paths.sort();
}

const MAX_ATTEMPTS = 10;

/** Replaces `target` with `source`. If another process does the same at the same time, the last one wins. */
async function replaceFolder(target: string, source: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const old = `${source}.old-${attempt}`;
    await rename(target, old).catch(ignoreMissing);
    try {
      await rename(source, target);
      return;
    } catch (error) {
      const isTaken = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (!isTaken || attempt === MAX_ATTEMPTS) throw error;
    } finally {
      await rm(old, { recursive: true, force: true });
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** Deletes the folders of builds whose process has ended. */
async function removeAbandonedBuilds(temporary: string): Promise<void> {
  const names = await readdir(temporary).catch(() => []);
  const abandoned = names.filter((name) => !isRunning(Number.parseInt(name, 10)));
  await Promise.all(abandoned.map((name) => rm(join(temporary, name), { recursive: true, force: true })));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
