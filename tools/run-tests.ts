import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';

/**
 * Runs the tests of each folder in one process, and as many folders at a time as there are cores: modules are loaded and
 * compiled once for a folder, not for each file. Drills are left out, because they measure, and so are the tests that install
 * packages, because they take minutes: `.ci/run` runs them.
 *
 *     node tools/run-tests.ts [FOLDER …]
 */

/** These start processes and browsers and take longest: started last, they would run alone. */
const SLOW = [
  'test/commands',
  'test/graphql',
  'packages/graphiql/test',
  'packages/client/test',
  'test/secrets',
];

/** The folders that other commands run: `npm run test:drills`, `npm run test:install`. */
const SEPARATE = ['drills', 'install'];

/** The counts of the test runner that are printed: a skipped test must not go unnoticed. */
const COUNTS = /^ℹ (tests|fail|cancelled|skipped) (\d+)$/gm;

interface Finished {
  readonly folder: string;
  readonly hasPassed: boolean;
  readonly output: string;
  readonly seconds: number;
}

function findFolders(): readonly string[] {
  const folders = globSync(['test/*/', 'packages/*/test/']).filter(
    (folder) => !SEPARATE.includes(basename(folder)),
  );
  const others = folders.map((folder) => folder.replace(/\/$/, '')).sort();
  return [...SLOW, ...others.filter((folder) => !SLOW.includes(folder)), 'test'];
}

/** Returns the test files of a folder; of `test` only those directly in it. */
const findFiles = (folder: string): readonly string[] =>
  globSync(folder === 'test' ? 'test/*.test.ts' : `${folder}/**/*.test.ts`).sort();

async function run(folder: string, files: readonly string[]): Promise<Finished> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--test', '--test-isolation=none', ...files], {
    env: { NODE_COMPILE_CACHE: `${process.cwd()}/node_modules/.cache/compiled`, ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const hasPassed = await new Promise<boolean>((resolve) => {
    child.once('close', (code) => resolve(code === 0));
  });
  return { folder, hasPassed, output, seconds: (performance.now() - startedAt) / 1000 };
}

function report({ folder, hasPassed, output, seconds }: Finished): void {
  const counts = [...output.matchAll(COUNTS)].filter(
    ([, name, n]) => name === 'tests' || n !== '0',
  );
  const words = counts.map(([, name, count]) => `${count} ${name}`).join(', ');
  if (!hasPassed) process.stdout.write(output);
  process.stdout.write(
    `${hasPassed ? 'ok  ' : 'FAIL'} ${folder}: ${words} in ${seconds.toFixed(1)} s\n`,
  );
}

const asked = process.argv.slice(2);
const jobs = (asked.length === 0 ? findFolders() : asked)
  .map((folder) => ({ folder, files: findFiles(folder) }))
  .filter(({ files }) => files.length > 0);
const failed: string[] = [];

async function work(): Promise<void> {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const finished = await run(job.folder, job.files);
    report(finished);
    if (!finished.hasPassed) failed.push(finished.folder);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
if (failed.length > 0) {
  process.stdout.write(`Failed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
