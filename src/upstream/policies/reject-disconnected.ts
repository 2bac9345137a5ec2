import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Policy } from './policy.ts';

/** Sends nothing if the client disconnected before the call. */
export const rejectDisconnected =
  (failures: UpstreamErrorFactory): Policy =>
  (next) =>
  (call) =>
    call.context.clientDisconnected.aborted
      ? Promise.reject(failures.notSent('OVERLOADED'))
      : next(call);
