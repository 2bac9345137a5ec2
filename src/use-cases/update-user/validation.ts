import { ClientError } from '../../providers/contract/client-error.ts';
import { toValidationProblem } from './problem.ts';
import type { OnRefused } from './refused-change.ts';
import type { UpdateStep } from './update-user.ts';
import { inputIssues } from './validate-input.ts';

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
