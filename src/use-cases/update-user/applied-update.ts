import type { VmsBillingAccount } from '../../generated/schema-types.ts';
import type { Lazy } from '../../providers/contract/lazy.ts';
import type { UpdateOutcome, UserModel } from '../../providers/contract/provider.ts';
import { type Origin, type Problem, toNotFoundProblem, toProblem } from './problem.ts';

/** An update that was made, as plain data. */
export interface AppliedUpdate {
  readonly kind: 'updated';
  /** The user after the update; null if it could not be read. */
  readonly user: UserModel | null;
  /** Why the user could not be read; null if it was. */
  readonly userProblem: Problem | null;
  /** The account in the response to the write; null if there was none, or if it is not known any more. */
  readonly billingAccount: Lazy<VmsBillingAccount> | null;
  readonly origin: Origin;
  /** The status of the response to the write; null if it is not known. */
  readonly httpStatus: number | null;
  /** Whether an earlier request with the same idempotency key made the update. */
  readonly isReplay: boolean;
}

/** The outcomes of a provider that mean that the write was applied. */
type AppliedOutcome = Extract<UpdateOutcome, { readonly kind: 'updated' | 'unread' }>;

/** Returns the result of an update that this request made. */
export function toApplied(outcome: AppliedOutcome, origin: Origin): AppliedUpdate {
  const { httpStatus } = outcome;
  const made = { kind: 'updated', origin, httpStatus, isReplay: false } as const;
  if (outcome.kind === 'updated') {
    const { user, billingAccount = null } = outcome;
    return { ...made, user, userProblem: null, billingAccount };
  }
  const { error } = outcome;
  const problem = error === null ? toNotFoundProblem(404, origin) : toProblem(error, origin);
  return { ...made, user: null, userProblem: afterWrite(problem), billingAccount: null };
}

/** Returns the result of an update that an earlier request made, with the user as it is now. */
export const toReplay = (user: UserModel, origin: Origin): AppliedUpdate => ({
  ...replayed(origin),
  user,
  userProblem: null,
});

/** Returns the result of an update that an earlier request made, if the user cannot be read now. */
export const toUnreadReplay = (problem: Problem, origin: Origin): AppliedUpdate => ({
  ...replayed(origin),
  user: null,
  userProblem: afterWrite(problem),
});

/** Returns what all replays have in common. The idempotency record has neither the account nor the status. */
const replayed = (origin: Origin) =>
  ({ kind: 'updated', billingAccount: null, origin, httpStatus: null, isReplay: true }) as const;

/** Returns the problem of a read after a write that was applied. */
const afterWrite = (problem: Problem): Problem => ({
  ...problem,
  message: `The change was made, but the user could not be read: ${problem.message}`,
  write: 'APPLIED',
});
