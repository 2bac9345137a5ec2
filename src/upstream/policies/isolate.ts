import { eitherSignal } from '../../lib/either-signal.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Outcome } from './circuit-breaker.ts';
import type { Isolation } from './isolation.ts';
import type { Policy } from './policy.ts';
import { RejectedError } from './rejected-error.ts';

/** Makes every attempt in a slot of the bulkhead if the circuit breaker admits it. */
export const isolate =
  (isolation: Isolation, failures: UpstreamErrorFactory): Policy =>
  (next) =>
  async (call) => {
    let outcome: Outcome = 'failure';
    const onFailure = (reported: Outcome) => {
      outcome = reported;
    };
    const { deadline, clientDisconnected } = call.cancellation;
    const signal = eitherSignal(deadline, clientDisconnected);
    const attempt = () => next({ ...call, onFailure });
    try {
      return await isolation.run(attempt, signal, () => outcome, call.callers);
    } catch (error) {
      throw error instanceof RejectedError ? failures.fromRejection(error) : error;
    }
  };
