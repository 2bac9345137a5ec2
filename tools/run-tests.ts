import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { findUnitTests } from './find-unit-tests.ts';
import { type FinishedJob, runJob } from './run-job.ts';
import { findAllJobs, findDrills, type TestJob, toJobs } from './test-jobs.ts';

/**
 * Runs the tests in a few processes, and two more at a time than there are cores, because many tests wait. Drills are left out,
 * because they measure, and so are the tests that install packages, because they take minutes: `.ci/run` runs them.
 *
 * A test that fails beside others may depend on time that the machine did not have. So the files of failed tests run once more,
 * alone, at the end: if they pass then, they are listed as unstable, after the output of their failure.
 *
 *     node tools/run-tests.ts [--unit | --drills | FOLDER-OR-FILE …]
 */
const { values, positionals } = parseArgs({
  options: { unit: { type: 'boolean' }, drills: { type: 'boolean' } },
  allowPositionals: true,
});

/** If more files than these fail, it is not for want of time. */
const MAX_REPEATED_FILES = 10;

/** The counts of the test runner that are printed: a skipped test must not go unnoticed. */
const COUNTS = /^ℹ (tests|fail|cancelled|skipped) (\d+)$/gm;

function report({ name, failed, output, seconds }: FinishedJob): void {
  const counts = [...output.matchAll(COUNTS)].filter(
    ([, count, n]) => count === 'tests' || n !== '0',
  );
  const words = counts.map(([, count, n]) => `${n} ${count}`).join(', ');
  if (failed.length > 0) process.stdout.write(output);
  process.stdout.write(
    `${failed.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${words} in ${seconds.toFixed(1)} s\n`,
  );
}

const CORES = availableParallelism();

/** Unit tests fail if they start something after all. */
const OPTIONS = values.unit === true ? ['--import', `${import.meta.dirname}/forbid-starts.ts`] : [];

/** Runs jobs, so many at a time. @returns the files in which a test failed. */
async function runAll(jobs: readonly TestJob[], atATime: number): Promise<readonly string[]> {
  const waiting = [...jobs];
  const failed: string[] = [];
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const finished = await runJob(job, OPTIONS);
      report(finished);
      failed.push(...finished.failed);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return failed;
}

/** Runs what the command line names. @returns the files in which a test failed beside others. */
async function runNamed(): Promise<readonly string[]> {
  if (values.drills === true) {
    const { together, alone } = findDrills();
    return [...(await runAll(together, 2)), ...(await runAll(alone, 1))];
  }
  if (values.unit === true) {
    const unit = new Set(findUnitTests());
    const jobs = findAllJobs().map(({ name, files }) => ({
      name,
      files: files.filter((file) => unit.has(file)),
    }));
    return await runAll(
      jobs.filter(({ files }) => files.length > 0),
      CORES,
    );
  }
  const jobs = positionals.length === 0 ? findAllJobs() : toJobs(positionals.map((name) => [name]));
  return await runAll(jobs, CORES + 2);
}

const failed = await runNamed();
if (failed.length > 0 && failed.length <= MAX_REPEATED_FILES) {
  process.stdout.write('Files with failed tests, once more, each alone:\n');
}
const repeated = failed.length <= MAX_REPEATED_FILES ? failed : [];
const failedAgain = await runAll(toJobs(repeated.map((file) => [file])), 1);
const broken = repeated.length === 0 ? failed : failedAgain;
const unstable = repeated.filter((file) => !failedAgain.includes(file));
if (unstable.length > 0) {
  process.stdout.write(`UNSTABLE (failed beside others, passed alone):\n${list(unstable)}`);
}
if (broken.length > 0) {
  process.stdout.write(`FAILED:\n${list(broken)}`);
  process.exitCode = 1;
}

function list(files: readonly string[]): string {
  return files.map((file) => `  ${file}\n`).join('');
}
