import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../files/sources.ts';

/** What a client, or a supergraph, shows of Roster behind one router or composer. */
export interface Observations {
  /** The router or composer with its version, and what distinguishes it from others of this name. */
  readonly name: string;
  /** The library that composed the supergraph, with its version; null if the router did. */
  readonly composer: string | null;
  /** The settings of Roster below `server` that it needs, beside `federation`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** By the keys of the rows of docs/scaling.md. */
  readonly observed: Readonly<Record<string, string>>;
}

/** The folder of the files, one for each router and composer. */
export const OBSERVED = join(ROOT, 'test/routers/observed');

/**
 * Fails if the observations differ from the file of this name, of which docs/scaling.md is made. With
 * `ROSTER_RECORD_ROUTERS=1` writes the file instead.
 */
export function checkObservations(file: string, found: Observations): void {
  const path = join(OBSERVED, `${file}.json`);
  const text = `${JSON.stringify(found, null, 2)}\n`;
  if (process.env['ROSTER_RECORD_ROUTERS'] === '1') writeFileSync(path, text);
  assert.equal(text, existsSync(path) ? readFileSync(path, 'utf8') : '', `Record it: ${RECORD}`);
}

const RECORD = 'npm run routers -- --record';

/**
 * Returns a package with the version that is installed.
 *
 * @param base the URL of the file that would import it.
 */
export function installedVersion(name: string, base: string): string {
  const paths = createRequire(base).resolve.paths(name) ?? [];
  const file = paths.map((path) => join(path, name, 'package.json')).find(existsSync);
  if (file === undefined) throw new Error(`${name} is not installed.`);
  return `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`;
}
