import { spawnSync } from 'node:child_process';
import { CannotCompareError } from './cannot-compare-error.ts';

/** A schema that clients may have been written for. */
export interface PreviousSchema {
  readonly sdl: string;
  /** Where it comes from, for people: `v0.1.0`, or the commit before. */
  readonly source: string;
  /** Its version without the `v`; undefined where there is no release yet. */
  readonly release: string | undefined;
}

/** There is no earlier schema, and that is all right: the sentence says why. */
export interface NoPreviousSchema {
  readonly nothingToCompare: string;
}

/**
 * Reads a schema as it was at the newest release tag, `v*` by the order of versions; without any
 * tag, at the commit before the checked-out one. Git runs in the working folder.
 *
 * @throws {CannotCompareError} where git cannot run there, or the history is cut off: what is left
 * of it would be taken for the whole.
 */
export function readPreviousSchema(file: string): PreviousSchema | NoPreviousSchema {
  if (git('rev-parse', '--is-shallow-repository') === 'true') {
    throw new CannotCompareError(
      'The history of this clone is cut off. Fetch all of it: git fetch --unshallow --tags',
    );
  }
  const tag = newestReleaseTag();
  if (tag !== '') return readAt(`refs/tags/${tag}`, { file, source: tag, release: tag.slice(1) });
  const commit = git('rev-list', '--first-parent', '--skip=1', '--max-count=1', 'HEAD');
  if (commit === '') return { nothingToCompare: 'There is neither a release nor a commit before.' };
  const source = `the commit before (${commit.slice(0, 7)}), as no release is tagged`;
  return readAt(commit, { file, source, release: undefined });
}

function newestReleaseTag(): string {
  // By itself git takes `v1.0.0-rc.1` for newer than `v1.0.0`.
  const order = ['-c', 'versionsort.suffix=-', 'for-each-ref', '--sort=-version:refname'];
  return git(...order, '--count=1', '--format=%(refname:strip=2)', 'refs/tags/v[0-9]*');
}

function readAt(
  revision: string,
  { file, ...origin }: Omit<PreviousSchema, 'sdl'> & { readonly file: string },
): PreviousSchema | NoPreviousSchema {
  if (git('ls-tree', '--name-only', revision, '--', file) === '') {
    return { nothingToCompare: `There is no ${file} in ${origin.source}.` };
  }
  return { ...origin, sdl: git('cat-file', 'blob', `${revision}:./${file}`) };
}

function git(...args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (error !== undefined) throw new CannotCompareError(`Git cannot run: ${error.message}`);
  if (status !== 0) throw new CannotCompareError(`Git says: ${stderr.trim()}`);
  return stdout.trim();
}
