import type { RequestContext } from '../../request/request-context.ts';

/** Milliseconds after an operation's deadline in which all its calls end for certain. */
export const LEASE_MARGIN_MS = 5000;

/** Milliseconds for an operation without a deadline: longer than any call may take. */
const MAX_LEASE_MS = 10 * 60 * 1000;

/** Returns how long what an operation holds in the store lasts if the process dies, in ms. */
export const toLeaseMs = ({ msLeft }: RequestContext, marginMs: number) =>
  Math.min(Math.ceil(msLeft()) + marginMs, MAX_LEASE_MS);
