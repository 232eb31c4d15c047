import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/**
 * Mounts a small file system in memory. Returns `undefined` where the user may not mount one, which takes root and a
 * container that allows it. The caller releases it.
 */
export function mountSmallDisk(megabytes: number): { readonly folder: string; release(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    release() {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Skips the test with a visible reason. The tests with `max_page_count` cover a full SQLite database everywhere. */
export function skipWithoutSmallDisk(test: TestContext): never {
  const reason = 'Mounting a small file system needs root and CAP_SYS_ADMIN.';
  console.warn(`Skipped: ${test.task.name}. ${reason}`);
  return test.skip(reason);
}
