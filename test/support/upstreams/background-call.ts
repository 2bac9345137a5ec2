import {
  createBackgroundContext,
  type RequestContext,
} from '../../../src/request/request-context.ts';

/** Creates a context without a deadline, of a caller who does not disconnect. */
export function aCall(parts: Partial<RequestContext> = {}): RequestContext {
  return { ...createBackgroundContext('test'), ...parts };
}
