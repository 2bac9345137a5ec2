import { ClientError, type ClientErrorCode } from '../../providers/contract/client-error.ts';
import { toKeyRequiredProblem, toRateProblem, toWritesOffProblem } from './gateway-problems.ts';
import { toValidationProblem } from './problem.ts';
import { resolveTarget, type UpdateTarget } from './resolve-target.ts';
import type { UpdateRequest, UpdateStep, UpdateUser } from './update-user.ts';
import { inputIssues } from './validate-input.ts';

/*
 * The steps that refuse an update before it counts as a change.
 */

/** The reason why an update was refused before it counted as a change. */
type RefusalCode =
  | ClientErrorCode
  | 'VALIDATION_FAILED'
  | 'IDEMPOTENCY_KEY_REQUIRED'
  | 'RATE_LIMITED'
  | 'READ_ONLY';

/** Called for each update that is refused before it counts as a change. */
export type OnRefused = (callerId: string, code: RefusalCode) => void;

/**
 * Resolves the target of an update once, for all later steps. An update without a target is not a
 * change.
 */
export function withTarget(update: UpdateStep, onRefused: OnRefused = () => {}): UpdateUser {
  return async (request) => {
    let target: UpdateTarget;
    try {
      target = resolveTarget(request.input, request.providers);
      request.progress.resolves(target.provider.id);
    } catch (error) {
      if (error instanceof ClientError) onRefused(request.call.callerId, error.code);
      throw error;
    }
    return update({ ...request, target });
  };
}

/**
 * Returns the target of an update that no other step refuses by its form; undefined if one does, or if there is no target.
 *
 * @param areWritesEnabled returns whether users of the provider with this key may be changed.
 */
export function findSendableTarget(
  { input, idempotencyKey, providers }: UpdateRequest,
  areWritesEnabled: (provider: string) => boolean,
): UpdateTarget | undefined {
  if (idempotencyKey !== null && !KEY.test(idempotencyKey)) return undefined;
  try {
    const target = resolveTarget(input, providers);
    const isSendable =
      areWritesEnabled(target.provider.id) &&
      inputIssues(target.key, target.input, target.branch).length === 0;
    return isSendable ? target : undefined;
  } catch (error) {
    if (error instanceof ClientError) return undefined;
    throw error;
  }
}

/**
 * Refuses an update if its caller has sent too many within a minute. Nothing is sent then, and no
 * key is used.
 *
 * @param count counts the update; returns the seconds to wait if it exceeds the limit.
 * @throws {ClientError} if an update that exceeds the limit names no provider to report as its
 *   origin.
 */
export function withRateLimit(
  update: UpdateUser,
  count: (request: UpdateRequest) => Promise<number | undefined>,
  onRefused: OnRefused,
): UpdateUser {
  return async (request) => {
    const afterSeconds = await count(request);
    if (afterSeconds === undefined) return update(request);
    const { call, input, providers } = request;
    onRefused(call.callerId, 'RATE_LIMITED');
    const { provider } = resolveTarget(input, providers);
    return toRateProblem({ provider, requestId: call.requestId }, afterSeconds);
  };
}

/**
 * Implements read-only mode: refuses updates if the operator has disabled them. They still count
 * for the rate limit of their caller.
 *
 * @param areWritesEnabled returns whether users of the provider with this key may be changed.
 */
export function requireWritesEnabled(
  update: UpdateStep,
  areWritesEnabled: (provider: string) => boolean,
  onRefused: OnRefused,
): UpdateStep {
  return async (request) => {
    const { provider } = request.target;
    if (areWritesEnabled(provider.id)) return update(request);
    const { callerId, requestId } = request.call;
    onRefused(callerId, 'READ_ONLY');
    return toWritesOffProblem({ provider, requestId });
  };
}

/**
 * Refuses an update without an idempotency key: only with one can it be sent again without harm.
 *
 * @param isRequired returns whether this caller has to send a key.
 */
export function requireIdempotencyKey(
  update: UpdateStep,
  isRequired: (callerId: string) => boolean,
  onRefused: OnRefused,
): UpdateStep {
  return async (request) => {
    const { call, idempotencyKey, target } = request;
    if (idempotencyKey !== null || !isRequired(call.callerId)) return update(request);
    onRefused(call.callerId, 'IDEMPOTENCY_KEY_REQUIRED');
    return toKeyRequiredProblem({ provider: target.provider, requestId: call.requestId });
  };
}

/** Matches a valid idempotency key. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Refuses an input that no provider could accept, and a malformed idempotency key, before any other
 * step reads a text of either. An input that is refused here is not a change.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if the idempotency key is malformed.
 */
export function withValidation(update: UpdateStep, onRefused: OnRefused): UpdateStep {
  return async (request) => {
    const { idempotencyKey, call, target } = request;
    if (idempotencyKey !== null && !KEY.test(idempotencyKey)) {
      onRefused(call.callerId, 'BAD_USER_INPUT');
      const message = 'idempotencyKey must be 1 to 255 printable ASCII characters without spaces.';
      throw new ClientError('BAD_USER_INPUT', message);
    }
    const { key, input, branch, provider } = target;
    const issues = inputIssues(key, input, branch);
    if (issues.length === 0) return update(request);
    onRefused(call.callerId, 'VALIDATION_FAILED');
    return toValidationProblem(issues, null, { provider, requestId: call.requestId });
  };
}
