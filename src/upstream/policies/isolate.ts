import { eitherSignal } from '../../lib/either-signal.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Policy } from '../upstream-call.ts';
import type { Isolation } from './isolation.ts';
import { RejectedError } from './rejected-error.ts';

/** Makes every attempt in a slot of the bulkhead if the circuit breaker admits it. */
export const isolate =
  (isolation: Isolation, failures: UpstreamErrorFactory): Policy =>
  (next) =>
  async (call) => {
    const { deadline, clientDisconnected } = call.cancellation;
    const signal = eitherSignal(deadline, clientDisconnected);
    try {
      return await isolation.run((onFailure) => next({ ...call, onFailure }), signal, call.callers);
    } catch (error) {
      throw error instanceof RejectedError ? failures.fromRejection(error) : error;
    }
  };
