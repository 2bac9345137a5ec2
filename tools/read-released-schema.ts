import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { CannotCompareError } from './cannot-compare-error.ts';

/** The folder with a copy of the schema of every release: `v0.2.0.graphql`. */
export const RELEASES = 'docs/schema';

/** The schema of the newest release, which clients use. */
export interface ReleasedSchema {
  readonly sdl: string;
  /** The version without the `v`: `0.2.0`. */
  readonly version: string;
  /** The origin of the schema, for people. */
  readonly source: string;
}

/**
 * Reads the schema of the newest release from its copy in the working folder, so that a clone without tags compares with the
 * same schema. If the tag of the release is in the clone, the copy must equal the schema there.
 *
 * @param file the path of the schema at the tag.
 * @throws {CannotCompareError} if there is no copy, or if it differs from the schema at the tag.
 */
export function readReleasedSchema(file: string): ReleasedSchema {
  const version = newestVersion();
  const copy = `${RELEASES}/v${version}.graphql`;
  const sdl = readFileSync(copy, 'utf8');
  const tagged = readAtTag(`v${version}`, file);
  if (tagged === undefined) {
    return { sdl, version, source: `${copy}; this clone has no tag v${version} to check it by` };
  }
  if (tagged === sdl) return { sdl, version, source: `${copy}, as at the tag v${version}` };
  throw new CannotCompareError(
    `${copy} is not the schema at the tag v${version}. Restore it: git show v${version}:${file} > ${copy}`,
  );
}

function newestVersion(): string {
  const versions = listCopies()
    .flatMap((name) => /^v(\d+\.\d+\.\d+)\.graphql$/.exec(name)?.[1] ?? [])
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const newest = versions.at(-1);
  if (newest !== undefined) return newest;
  throw new CannotCompareError(
    `${RELEASES} has no schema of a release, such as v0.2.0.graphql. Run this from the root of the repository; a release adds its schema by \`npm run release:schema\`.`,
  );
}

function listCopies(): readonly string[] {
  try {
    return readdirSync(RELEASES);
  } catch {
    return [];
  }
}

/** Returns the file at a tag; undefined if the folder is no clone, or has no such tag, or git cannot run. */
function readAtTag(tag: string, file: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['cat-file', 'blob', `refs/tags/${tag}:./${file}`], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout : undefined;
}
