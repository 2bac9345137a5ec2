import type { Policy } from './policy.ts';

/** Limits the concurrent reads of one client request at one provider. */
export const limitPerRequest =
  (provider: string): Policy =>
  (next) =>
  (call) =>
    call.context.concurrency.run(provider, () => next(call));
