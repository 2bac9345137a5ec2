import { globSync } from 'node:fs';
import { basename } from 'node:path';

/** Test files that run in one process, one after another. */
export interface TestJob {
  /** The folders or files that are shown. */
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * Folders and files of each job, those that take longest first: started last, they would run while a core is idle. The folders
 * that are not here are the last job. There are few, because a process takes two seconds of a core to load the gateway and to
 * compile what it uses often.
 */
const JOBS = [
  ['test/commands'],
  ['test/http', 'test/app'],
  ['test/upstream', 'test/store'],
  ['test/secrets', 'test/access', 'test/audit'],
  ['test/providers'],
  ['packages/graphiql/test', 'packages/client/test'],
  ['test/graphql'],
  ['test/use-cases', 'test/config'],
  ['test/observability', 'test/deploy'],
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

/** Returns a job for the folders and files of each list, without the files of the jobs before it. */
export function toJobs(lists: readonly (readonly string[])[]): readonly TestJob[] {
  const taken = new Set<string>();
  return lists.flatMap((names) => {
    const files = names.flatMap(findFiles).filter((file) => !taken.has(file));
    for (const file of files) taken.add(file);
    return files.length === 0 ? [] : [{ name: names.join(', '), files }];
  });
}

/** Returns the jobs of all tests, except for drills and installs. */
export function findAllJobs(): readonly TestJob[] {
  const listed = new Set(JOBS.flat());
  const others = globSync(['test', 'test/*/', 'packages/*/test/'])
    .map((folder) => folder.replace(/\/$/, ''))
    .filter((folder) => !SEPARATE.includes(basename(folder)) && !listed.has(folder))
    .filter((folder) => findFiles(folder).length > 0)
    .sort();
  return toJobs([...JOBS, others]);
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
