import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Copies what a builder gets of the repository to a folder.
 *
 * @param isSent whether a path, relative to the repository, is sent.
 */
export function copyContext(
  repository: string,
  target: string,
  isSent: (path: string) => boolean,
): void {
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(repository, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name === 'node_modules' || entry.name === '.git') continue;
      // A folder that is left out may hold a file that a later line brings back.
      if (entry.isDirectory()) visit(path);
      else if (isSent(path)) {
        mkdirSync(dirname(join(target, path)), { recursive: true });
        cpSync(join(repository, path), join(target, path));
      }
    }
  };
  visit('');
}
