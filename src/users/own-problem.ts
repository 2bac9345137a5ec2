import type { RetryAdvice } from '../generated/schema-types.ts';
import { NOT_SAFE, type Origin, type ProblemModel, SAFE, toOrigin } from './problem.ts';

/*
 * What the gateway itself says to an update that it does not carry out. The provider was not asked.
 */

/** What is to be done cannot be written down, so it was not done. */
export const toAuditProblem = (origin: Origin): ProblemModel => ({
  __typename: 'ProviderProblem',
  code: 'AUDIT_UNAVAILABLE',
  message: `The trail of changes cannot be written, so nothing was sent to ${origin.provider.id}.`,
  ...unsent(origin, SAFE),
});

/** Nobody can tell whether the key was used before, so nothing was done. */
export const toStoreProblem = (origin: Origin): ProblemModel => ({
  __typename: 'ProviderProblem',
  code: 'STORE_UNAVAILABLE',
  message: `Idempotency keys cannot be looked up, so nothing was sent to ${origin.provider.id}.`,
  ...unsent(origin, SAFE),
});

/** The operator has switched changes off, so nothing was sent. */
export const toWritesOffProblem = (origin: Origin): ProblemModel => ({
  __typename: 'ProviderProblem',
  code: 'WRITES_OFF',
  message: `Changes of users are switched off for ${origin.provider.id}, so nothing was sent.`,
  ...unsent(origin, SAFE),
});

/** The caller has sent as many changes as it may in this minute, so nothing was sent. */
export const toRateProblem = (origin: Origin, afterSeconds: number): ProblemModel => ({
  __typename: 'ThrottledProblem',
  code: 'RATE_LIMITED',
  message: `This caller has sent as many changes as it may in a minute, so nothing was sent to ${origin.provider.id}.`,
  ...unsent(origin, { ...SAFE, afterSeconds }),
});

/** The key came before with another input. */
export const toKeyReusedProblem = (origin: Origin): ProblemModel => ({
  __typename: 'ConflictProblem',
  code: 'IDEMPOTENCY_KEY_REUSED',
  message: 'This idempotency key was used for another change, so nothing was sent.',
  ...unsent(origin, NOT_SAFE),
  current: null,
});

/** The same change is being made for the same key: whether it was made nobody knows yet. */
export const toInProgressProblem = (origin: Origin): ProblemModel => ({
  __typename: 'ConflictProblem',
  code: 'IDEMPOTENCY_IN_PROGRESS',
  message: 'The change that was sent with this idempotency key is still being made.',
  ...unsent(origin, { ...SAFE, afterSeconds: 1 }),
  write: 'UNKNOWN',
  current: null,
});

const unsent = (origin: Origin, retry: RetryAdvice) =>
  ({ origin: toOrigin(origin, null), write: 'NOT_APPLIED', retry }) as const;
