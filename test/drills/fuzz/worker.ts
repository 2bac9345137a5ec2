import { parentPort, workerData } from 'node:worker_threads';
import { startFuzzBench } from './bench.ts';
import { fuzzAnswers } from './fuzz-answers.ts';
import { fuzzRequests } from './fuzz-requests.ts';

/** What to do, for the thread that does it. */
export interface FuzzTask {
  readonly kind: 'requests' | 'answers';
  readonly count: number;
  readonly seed: number;
}

/** What came of it, where nothing failed. */
export interface Fuzzed {
  readonly inputs: number;
  readonly seconds: number;
  /** How many there were of each kind, in words. */
  readonly kinds: string;
  /** Milliseconds of work for the input that took most. */
  readonly mostMs: number;
}

const { kind, count, seed } = workerData as FuzzTask;
const startedAt = performance.now();
await using bench = await startFuzzBench();
const fuzzed = await (kind === 'requests' ? fuzzRequests : fuzzAnswers)(bench, { count, seed });
const seconds = Math.round((performance.now() - startedAt) / 1000);
parentPort?.postMessage({ ...fuzzed, seconds } satisfies Fuzzed);
