import { UpstreamError } from '../errors/upstream-error.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Policy } from '../upstream-call.ts';
import { wasRefusedByBudget } from './classify-outcome.ts';

/**
 * Sends nothing for a client that has disconnected, and gives a call that ended early because of it
 * the code `CLIENT_CLOSED_REQUEST`, so that it does not look like an overload or a slow upstream.
 */
export const rejectDisconnected =
  (failures: UpstreamErrorFactory): Policy =>
  (next) =>
  async (call) => {
    const { clientDisconnected, deadline } = call.context;
    const closed = () => failures.notSent('CLIENT_CLOSED_REQUEST');
    if (clientDisconnected.aborted) throw closed();
    try {
      return await next(call);
    } catch (error) {
      const isClosedByClient = clientDisconnected.aborted && !deadline.aborted;
      throw isClosedByClient && hasEndedEarly(error) ? closed() : error;
    }
  };

/** A write that may have been sent keeps its code and its unknown state. */
const hasEndedEarly = (error: unknown) =>
  error instanceof UpstreamError &&
  error.write === 'NOT_APPLIED' &&
  (error.code === 'OVERLOADED' || error.code === 'UPSTREAM_TIMEOUT' || wasRefusedByBudget(error));
