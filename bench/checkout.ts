import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Checks out a revision of this repository, with the packages that are installed here. */
export function checkOut(revision: string, folder: string): Disposable & { readonly path: string } {
  const path = join(folder, 'base');
  const git = (...args: readonly string[]) => execFileSync('git', args, { stdio: 'pipe' });
  git('worktree', 'add', '--detach', path, revision);
  symlinkSync(join(process.cwd(), 'node_modules'), join(path, 'node_modules'));
  return {
    path,
    [Symbol.dispose]: () => git('worktree', 'remove', '--force', path),
  };
}
