import { type Origin, type Problem, unapplied } from './problem.ts';

/*
 * Problems of updates that the gateway itself refuses. No call was made to the provider.
 */

/** Reports that the audit trail cannot be written, so nothing was sent. */
export const toAuditProblem = (origin: Origin): Problem => ({
  code: 'AUDIT_UNAVAILABLE',
  message: `The audit trail cannot be written, so nothing was sent to ${origin.provider.id}.`,
  ...unapplied(origin, null),
});

/** Reports that it is unknown whether the key was used before, so nothing was sent. */
export const toStoreProblem = (origin: Origin): Problem => ({
  code: 'STORE_UNAVAILABLE',
  message: `The idempotency store is unavailable, so nothing was sent to ${origin.provider.id}.`,
  ...unapplied(origin, null),
});

/** Reports that the operator has disabled updates, so nothing was sent. */
export const toWritesOffProblem = (origin: Origin): Problem => ({
  code: 'READ_ONLY',
  message: `Updates are disabled for ${origin.provider.id}, so nothing was sent.`,
  ...unapplied(origin, null),
});

/** Reports that the caller has exceeded its rate limit, so nothing was sent. */
export const toRateProblem = (origin: Origin, afterSeconds: number): Problem => ({
  code: 'RATE_LIMITED',
  message: `Rate limit exceeded: too many updates in a minute, so nothing was sent to ${origin.provider.id}.`,
  ...unapplied(origin, null, afterSeconds),
});

/** Reports that the caller has to send an idempotency key, so nothing was sent. */
export const toKeyRequiredProblem = (origin: Origin): Problem => ({
  code: 'IDEMPOTENCY_KEY_REQUIRED',
  message:
    'An idempotency key is required, so nothing was sent. Send one key for each change that a person makes.',
  ...unapplied(origin, null),
});

/** Reports that the key was used with another input. */
export const toKeyReusedProblem = (origin: Origin): Problem => ({
  code: 'IDEMPOTENCY_KEY_REUSED',
  message: 'This idempotency key was used with another input, so nothing was sent.',
  ...unapplied(origin, null),
});

/**
 * Reports that the same update with the same key is in progress: its outcome is not known yet.
 *
 * @param afterSeconds the time after which it has ended, or its process is considered dead.
 */
export const toInProgressProblem = (origin: Origin, afterSeconds = 1): Problem => ({
  code: 'IDEMPOTENCY_IN_PROGRESS',
  message: 'An update with this idempotency key is still in progress.',
  ...unapplied(origin, null, afterSeconds),
  write: 'UNKNOWN',
});
