import { type Call, createSoloCall } from '../../src/upstream/call.ts';

/** A call without a deadline, of a caller who stays. */
export function aCall(parts: Partial<Call> = {}): Call {
  return { ...createSoloCall('test'), ...parts };
}
