import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file system of so many megabytes of memory, or `undefined` where this user may not mount one: only root may, and not
 * in every container. Whoever gets it gives it back.
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

export const NO_SMALL_DISK = 'no small file system can be mounted here';
