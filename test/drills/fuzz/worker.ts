import { parentPort, workerData } from 'node:worker_threads';
import { startFuzzBench } from './fixture.ts';
import { fuzzRequests } from './fuzz-requests.ts';
import { fuzzAnswers } from './fuzz-responses.ts';

/** A task for the worker thread. */
export interface FuzzTask {
  readonly kind: 'requests' | 'answers';
  readonly count: number;
  readonly seed: number;
}

/** The result of a task that did not fail. */
export interface Fuzzed {
  readonly inputs: number;
  readonly seconds: number;
  /** The number of inputs of each kind, in words. */
  readonly kinds: string;
  /** The milliseconds of work for the most expensive input. */
  readonly mostMs: number;
}

const { kind, count, seed } = workerData as FuzzTask;
const startedAt = performance.now();
await using bench = await startFuzzBench();
const fuzzed = await (kind === 'requests' ? fuzzRequests : fuzzAnswers)(bench, { count, seed });
const seconds = Math.round((performance.now() - startedAt) / 1000);
parentPort?.postMessage({ ...fuzzed, seconds } satisfies Fuzzed);
