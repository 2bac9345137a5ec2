import type { AnyRead } from '../../../src/providers/contract/read.ts';
import { RequestReads } from '../../../src/providers/kit/reads.ts';
import { aCall } from './background-call.ts';

/** The results of reads; every other read fails. */
export type Stubs = readonly (readonly [AnyRead, () => Promise<unknown>])[];

/** A read that has no stub. */
export class UnexpectedRead extends Error {
  constructor() {
    super('An upstream was called unexpectedly.');
  }
}

/** Returns reads that call no upstream. */
export function stubReads<Installation>(stubs: Stubs = []): RequestReads<Installation> {
  const results = new Map(stubs);
  // Nothing is read with the installation.
  const reads = new RequestReads({} as Installation, aCall());
  const unexpected = () => Promise.reject(new UnexpectedRead());
  const load = (read: AnyRead) => (results.get(read) ?? unexpected)();
  return Object.defineProperty(reads, 'load', { value: load });
}
