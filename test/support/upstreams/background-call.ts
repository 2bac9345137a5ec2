import { type Call, createSoloCall } from '../../../src/request/request-context.ts';

/** Creates a context without a deadline, of a caller who does not disconnect. */
export function aCall(parts: Partial<Call> = {}): Call {
  return { ...createSoloCall('test'), ...parts };
}
