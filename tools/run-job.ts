import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { TestJob } from './test-jobs.ts';

/** A job that has ended. */
export interface FinishedJob {
  readonly name: string;
  /** The files in which a test failed; all files of the job if it is unknown in which. */
  readonly failed: readonly string[];
  /** What the test runner printed. */
  readonly output: string;
  readonly seconds: number;
}

const REPORTERS = [
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  `--test-reporter=${import.meta.dirname}/failed-files-reporter.js`,
];

/**
 * Runs test files in one process, so that modules are loaded and compiled once.
 *
 * @param options arguments of Node.js.
 */
export async function runJob(
  { name, files }: TestJob,
  options: readonly string[] = [],
): Promise<FinishedJob> {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'roster-tests-'));
  const failures = join(folder, 'failures');
  const child = spawn(
    process.execPath,
    [
      ...[...options, '--test', '--test-isolation=none', ...REPORTERS],
      ...[`--test-reporter-destination=${failures}`, ...files],
    ],
    {
      env: {
        NODE_COMPILE_CACHE: `${process.cwd()}/node_modules/.cache/compiled`,
        ...withoutRunner(),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const failed = code === 0 ? [] : findFailed(failures, files);
  rmSync(folder, { recursive: true });
  return { name, failed, output, seconds: (performance.now() - startedAt) / 1000 };
}

/** Returns the environment without what the test runner sets, with which a run inside a test would report to the outer one. */
export function withoutRunner(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _context, ...rest } = process.env;
  return rest;
}

/** Returns the files with failed tests. Tests of a suite that several files share are of none of them. */
function findFailed(failures: string, files: readonly string[]): readonly string[] {
  let named: readonly string[] = [];
  try {
    const lines = readFileSync(failures, 'utf8').split('\n').filter(Boolean);
    named = [...new Set(lines.map((file) => relative(process.cwd(), file)))];
  } catch {
    // The process ended before the first test.
  }
  const known = new Set(files.map((file) => relative(process.cwd(), file)));
  return named.length > 0 && named.every((file) => known.has(file)) ? named : files;
}
