import type { Call } from '../../src/upstream/call.ts';

/** A call without a deadline, of a caller who stays. */
export function aCall(parts: Partial<Call> = {}): Call {
  return {
    requestId: 'test',
    deadline: new AbortController().signal,
    abandoned: new AbortController().signal,
    ...parts,
  };
}
