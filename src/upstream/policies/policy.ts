import type { CallResult, UpstreamCall } from '../upstream-call.ts';

/** Makes a call. Every failure rejects the promise. */
export type Send = <T>(call: UpstreamCall<T>) => Promise<CallResult<T>>;

/** Returns a function that makes calls by `next` and adds one rule to them. */
export type Policy = (next: Send) => Send;

/** Returns a function that makes calls by `send` under all policies, the first one outermost. */
export const compose = (policies: readonly Policy[], send: Send): Send =>
  policies.reduceRight((next, policy) => policy(next), send);
