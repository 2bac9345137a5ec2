import type { UpdateUserInput } from '../../generated/schema-types.ts';
import type { WaitOptions } from '../../lib/abortable.ts';
import { eitherSignal } from '../../lib/either-signal.ts';
import { KeyedMutex } from '../../lib/keyed-mutex.ts';
import type { UpdateOutcome } from '../../providers/contract/provider.ts';
import type { RequestContext } from '../../request/request-context.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import type { Providers } from '../providers.ts';
import {
  type Origin,
  type Problem,
  toChangedProblem,
  toNotFoundProblem,
  toNotShownProblem,
  toProblem,
  toValidationProblem,
} from './problem.ts';
import type { UpdateTarget } from './resolve-target.ts';

/** The result of `updateUser`, as plain data. */
export type UpdateResult = Problem | Extract<UpdateOutcome, { readonly kind: 'updated' }>;

/** An update as a caller requests it. */
export interface UpdateRequest {
  readonly input: UpdateUserInput;
  /**
   * If set, the update is made once, however often it is sent; null: it is made whenever it is
   * sent.
   */
  readonly idempotencyKey: string | null;
  readonly call: RequestContext;
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
}

/** A step between the mutation and the provider. */
export type UpdateStep = (request: TargetedUpdate) => Promise<UpdateResult>;

/**
 * Passes the input's one field to its provider, once. Updates of one user that are named by its id
 * run one at a time, so that none overwrites what another one has read. The input was validated
 * before.
 *
 * @param writes the updates in flight, if other services make them too.
 */
export function createUpdate(writes = new KeyedMutex()): UpdateStep {
  return async ({ call, target: { input: branchInput, provider, branch } }) => {
    const origin: Origin = { provider, requestId: call.requestId };
    try {
      // The branch was found by the field that holds its input.
      const run = () => branch.run(branchInput as never, call);
      const outcome =
        'id' in branchInput
          ? await writes.run(String(branchInput.id), updateWaitOptions(call, provider.id), run)
          : await run();
      return toResult(outcome, origin);
    } catch (error) {
      return toProblem(error, origin);
    }
  };
}

/**
 * Returns how long an update waits for its turn: until its deadline, or until its caller
 * disconnects. Nothing is sent then.
 *
 * @param provider the provider's key in the configuration.
 */
export function updateWaitOptions(call: RequestContext, provider: string): WaitOptions {
  return {
    signal: eitherSignal(call.deadline, call.clientDisconnected),
    toError: () =>
      new UpstreamError({
        provider,
        code: call.clientDisconnected.aborted ? 'CLIENT_CLOSED_REQUEST' : 'OVERLOADED',
        write: 'NOT_APPLIED',
        httpStatus: null,
        detail: 'waiting for other updates of this user',
      }),
  };
}

function toResult(outcome: UpdateOutcome, origin: Origin): UpdateResult {
  switch (outcome.kind) {
    case 'updated':
      return outcome;
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
