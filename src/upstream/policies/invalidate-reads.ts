import type { Policy } from './policy.ts';
import type { SingleFlight } from './single-flight.ts';

/** Lets no read that begins during or after a write share an older response. */
export const invalidateReads =
  (singleFlight: SingleFlight): Policy =>
  (next) =>
  async (call) => {
    singleFlight.invalidate();
    try {
      return await next(call);
    } finally {
      singleFlight.invalidate();
    }
  };
