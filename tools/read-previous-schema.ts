import { spawnSync } from 'node:child_process';
import { CannotCompareError } from './cannot-compare-error.ts';

/** A released schema, or the last committed one: clients may use it. */
export interface PreviousSchema {
  readonly sdl: string;
  /** The origin of the schema, for people: `v0.1.0`, or the previous commit. */
  readonly source: string;
  /** The version without the `v`; undefined if there is no release yet. */
  readonly release: string | undefined;
}

/** The valid case in which there is no earlier schema. The sentence says why. */
export interface NoPreviousSchema {
  readonly nothingToCompare: string;
}

/**
 * Reads a schema at the newest release tag (`v*`, ordered by version), or without any tag at the
 * parent of the checked-out commit. Git runs in the working folder.
 *
 * @throws {CannotCompareError} if git cannot run there, or if the history is shallow: an older
 * release would be overlooked.
 */
export function readPreviousSchema(file: string): PreviousSchema | NoPreviousSchema {
  if (git('rev-parse', '--is-shallow-repository') === 'true') {
    throw new CannotCompareError(
      'This clone is shallow. Fetch its whole history: git fetch --unshallow --tags',
    );
  }
  const tag = newestReleaseTag();
  if (tag !== '') return readAt(`refs/tags/${tag}`, { file, source: tag, release: tag.slice(1) });
  const commit = git('rev-list', '--first-parent', '--skip=1', '--max-count=1', 'HEAD');
  if (commit === '')
    return { nothingToCompare: 'There is neither a release nor a previous commit.' };
  const source = `the previous commit (${commit.slice(0, 7)}), as no release is tagged`;
  return readAt(commit, { file, source, release: undefined });
}

function newestReleaseTag(): string {
  // By default git sorts `v1.0.0-rc.1` after `v1.0.0`.
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
  if (error !== undefined) throw new CannotCompareError(`Git could not be run: ${error.message}`);
  if (status !== 0) throw new CannotCompareError(`Git failed: ${stderr.trim()}`);
  return stdout.trim();
}
