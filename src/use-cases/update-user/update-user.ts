import type { UpdateUserInput } from '../../generated/schema-types.ts';
import type { UpdateOutcome } from '../../providers/contract/provider.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Providers } from '../providers.ts';
import { type AppliedUpdate, toApplied } from './applied-update.ts';
import { toUserKey } from './fold-login.ts';
import { toStoreProblem } from './gateway-problems.ts';
import {
  type Origin,
  type Problem,
  toChangedProblem,
  toNotFoundProblem,
  toNotShownProblem,
  toProblem,
  toValidationProblem,
} from './problem.ts';
import { toUserName, type UpdateTarget } from './resolve-target.ts';
import { type OnUnlocked, runInTurn } from './run-in-turn.ts';
import type { UpdateProgress } from './update-progress.ts';
import { UserLocks, type UserTurn } from './user-locks.ts';

/** The result of `updateUser`, as plain data. */
export type UpdateResult = Problem | AppliedUpdate;

/** An update as a caller requests it. */
export interface UpdateRequest {
  readonly input: UpdateUserInput;
  /**
   * If set, the update is made once, however often it is sent; null: it is made whenever it is
   * sent.
   */
  readonly idempotencyKey: string | null;
  readonly call: RequestContext;
  /** What is known of the write if the update ends with an error. */
  readonly progress: UpdateProgress;
  /** The providers that are available to the caller. */
  readonly providers: Providers;
}

/**
 * Executes the mutation.
 *
 * @throws {ClientError} if the input names no provider of this gateway, or an API that is not
 *   configured.
 */
export type UpdateUser = (args: UpdateRequest) => Promise<UpdateResult>;

/** An update as a caller requests it, with its target. */
export interface TargetedUpdate extends UpdateRequest {
  readonly target: UpdateTarget;
  /** Its turn among the updates of its user, if a step before has requested it, which waits for its end too. */
  readonly turn?: UserTurn | undefined;
}

/** A step between the mutation and the provider. */
export type UpdateStep = (request: TargetedUpdate) => Promise<UpdateResult>;

/**
 * Passes the input's one field to its provider, once. Updates of one user run one at a time, so that none overwrites what
 * another one has read. The input was validated before.
 *
 * @param locks the updates in flight, if other services make them too.
 * @param onUnlocked called for an update that other replicas do not wait for, because the store could not be used.
 */
export function createUpdate(
  locks = new UserLocks(),
  onUnlocked: OnUnlocked = () => {},
): UpdateStep {
  return async (request) => {
    const { call, target } = request;
    const { input: branchInput, provider, branch } = target;
    const origin: Origin = { provider, requestId: call.requestId };
    const turn = request.turn ?? requestTurn(locks, request);
    try {
      // The branch was found by the field that holds its input.
      const run = () => branch.run(branchInput as never, call);
      const outcome = await runInTurn(run, { turn, call, target, onUnlocked });
      return outcome === 'storeDown' ? toStoreProblem(origin) : toResult(outcome, origin);
    } catch (error) {
      return toProblem(error, origin);
    } finally {
      const ended = turn.end();
      if (request.turn === undefined) await ended;
    }
  };
}

/** Requests the turn of an update among the updates of its user. */
export const requestTurn = (locks: UserLocks, { call, target }: TargetedUpdate): UserTurn =>
  locks.request(toUserKey(target.provider.id, toUserName(target.input)), call, target.provider.id);

function toResult(outcome: UpdateOutcome, origin: Origin): UpdateResult {
  switch (outcome.kind) {
    case 'updated':
    case 'unread':
      return toApplied(outcome, origin);
    case 'refused':
      return toValidationProblem(outcome.issues, outcome.httpStatus, origin);
    case 'notFound':
      return toNotFoundProblem(outcome.httpStatus, origin);
    case 'notShown':
      return toNotShownProblem(outcome, origin);
    case 'changed':
      return toChangedProblem(outcome.current, origin);
  }
}
