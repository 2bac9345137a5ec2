import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../support/files/sources.ts';
import { withRouterTables } from './router-table.ts';

/*
 * npm run routers [-- [--record] [name…]]
 *
 * Installs routers and composers that are too large for every developer, and runs the suite behind
 * each one; with no name, behind all. --record writes what was observed, and the tables of
 * docs/scaling.md.
 */

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

const all = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'check.ts')));
const isRecording = process.argv.includes('--record');
const named = process.argv.slice(2).filter((argument) => argument !== '--record');
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`Unknown: ${unknown.join(', ')}. Known: ${all.join(', ')}.`);

const env = { ...process.env, ...(isRecording && { ROSTER_RECORD_ROUTERS: '1' }) };

function run(command: string, args: readonly string[]): number {
  const startedAt = performance.now();
  execFileSync(command, args, { cwd: ROOT, env, stdio: 'inherit' });
  return Math.round((performance.now() - startedAt) / 1000);
}

for (const name of named.length > 0 ? named : all) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const installed = run('npm', ['ci', '--prefix', `test/routers/${name}`, ...quiet]);
  const ran = run(process.execPath, ['--test', `test/routers/${name}/check.ts`]);
  process.stdout.write(`${name}: installed in ${installed} s, tested in ${ran} s\n`);
}

if (isRecording) {
  if (named.length === 0) {
    run(process.execPath, ['--test', 'test/graphql/federation/composers.test.ts']);
  }
  const page = join(ROOT, 'docs/scaling.md');
  writeFileSync(page, withRouterTables(readFileSync(page, 'utf8')));
}
