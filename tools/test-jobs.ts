import { globSync } from 'node:fs';
import { basename } from 'node:path';

/** Test files that run in one process, one after another. */
export interface TestJob {
  /** The folder or the file that is shown. */
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * Folders and files that take longest, in this order. They start processes and browsers: started last, they would run while a
 * core is idle. Each is a job, without the files of those above it.
 */
const LONGEST_FIRST = [
  'test/commands/workers.test.ts',
  'test/providers',
  'test/commands',
  'test/http',
  'test/secrets',
  'packages/graphiql/test',
  'test/use-cases',
  'test/graphql/cost',
  'test/graphql/federation',
  'test/graphql',
  'test/upstream',
  'packages/client/test',
  'test/store',
  'test/observability',
  'test/deploy',
  'test',
  'test/app',
];

/** The folders that other commands run: `npm run test:drills`, `npm run test:install`. */
const SEPARATE = ['drills', 'install'];

/** Drills that measure times, or what the processor does: nothing else may run beside them. */
const MEASURING_DRILLS =
  /\/(client-disconnect-timing|event-loop|hostile-cost|lists|large-bodies|large-response|others-latency|overload|provider-overload|soak|start-time|cost-search|rolling-restart|keyed-writes|stale-reads)\.test\.ts$/;

/** Returns the test files of a file or folder; of `test` only those directly in it. */
export function findFiles(name: string): readonly string[] {
  if (name.endsWith('.ts')) return [name];
  return globSync(name === 'test' ? 'test/*.test.ts' : `${name}/**/*.test.ts`).sort();
}

/** Returns each folder or file as a job without the files of the jobs before it. */
export function toJobs(names: readonly string[]): readonly TestJob[] {
  const taken = new Set<string>();
  return names.flatMap((name) => {
    const files = findFiles(name).filter((file) => !taken.has(file));
    for (const file of files) taken.add(file);
    return files.length === 0 ? [] : [{ name, files }];
  });
}

/** Returns the jobs of all tests, except for drills and installs. */
export function findAllJobs(): readonly TestJob[] {
  const folders = globSync(['test/*/', 'packages/*/test/'])
    .map((folder) => folder.replace(/\/$/, ''))
    .filter((folder) => !SEPARATE.includes(basename(folder)))
    .sort();
  return toJobs([...LONGEST_FIRST, ...folders]);
}

/** Returns the drills: those that may run beside each other, and those that measure. */
export function findDrills(): Readonly<Record<'together' | 'alone', readonly TestJob[]>> {
  const files = globSync('test/drills/**/*.test.ts').sort();
  const jobs = files.map((file) => ({ name: file, files: [file] }));
  return {
    together: jobs.filter(({ name }) => !MEASURING_DRILLS.test(name)),
    alone: jobs.filter(({ name }) => MEASURING_DRILLS.test(name)),
  };
}
