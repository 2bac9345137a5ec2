import type {
  ResolversTypes,
  ResolversUnionTypes,
  UpdateUserInput,
} from '../generated/schema-types.ts';
import { ClientError, unsupported } from '../providers/client-error.ts';
import { parseGlobalId } from '../providers/global-id.ts';
import type {
  AnyUpdateBranch,
  BranchKey,
  Provider,
  UpdateBranch,
  UpdateOutcome,
} from '../providers/provider.ts';
import type { Call } from '../upstream/call.ts';
import { OneAtATime, patienceOf } from './one-at-a-time.ts';
import {
  type Origin,
  type ProblemModel,
  toChangedProblem,
  toNotFoundProblem,
  toProblem,
  toValidationProblem,
} from './problem.ts';
import type { Providers } from './providers.ts';
import type { OnRefused } from './refused-change.ts';

type ResultModel = ResolversUnionTypes<ResolversTypes>['UpdateUserResult'];

/**
 * What `updateUser` answers; of an update that was made also what GraphQL does not show: the status of its answer, and
 * null where it was made before and nothing was sent now.
 */
export type UpdateUserModel =
  | ProblemModel
  | (Exclude<ResultModel, ProblemModel> & { readonly httpStatus: number | null });

/** What a caller wants to be changed. */
export interface AskedUpdate {
  readonly input: UpdateUserInput;
  /** Says that the update is to be made once, however often it is sent; null: it is made whenever it is sent. */
  readonly idempotencyKey: string | null;
  readonly call: Call;
  /** Those that there are for the caller. */
  readonly providers: Providers;
}

/**
 * The mutation.
 *
 * @throws {ClientError} if the input names no provider of this gateway, or an API that is not configured.
 */
export type UpdateUser = (asked: AskedUpdate) => Promise<UpdateUserModel>;

/** What a caller wants to be changed, with its target. */
export interface UpdateRequest extends AskedUpdate {
  readonly target: LocatedUpdate;
}

/** A step of the way from the mutation to the provider. */
export type UpdateStep = (request: UpdateRequest) => Promise<UpdateUserModel>;

/** Resolves the target of an update once, for all steps behind it. An update without a target is not a change. */
export function resolvingTarget(update: UpdateStep, onRefused: OnRefused = () => {}): UpdateUser {
  const locate = ({ input, providers, call }: AskedUpdate) => {
    try {
      return locateUpdate(input, providers);
    } catch (error) {
      if (error instanceof ClientError) onRefused(call.who, error.code);
      throw error;
    }
  };
  return async (asked) => update({ ...asked, target: locate(asked) });
}

/**
 * Hands the input's one member to its provider, once. Updates of one user that are named by its id run one at a time, so
 * that what one saw of the user is not written over by another. The input was validated before.
 *
 * @param writes those under way, where others make them too.
 */
export function createUpdate(writes = new OneAtATime()): UpdateStep {
  return async ({ call, target: { input: branchInput, provider, branch } }) => {
    const origin: Origin = { provider, requestId: call.requestId };
    try {
      // The branch was found by the member that its input stands in.
      const run = () => branch.run(branchInput as never, call);
      const outcome =
        'id' in branchInput
          ? await writes.run(String(branchInput.id), patienceOf(call, provider.id), run)
          : await run();
      return toResult(outcome, origin);
    } catch (error) {
      return toProblem(error, origin);
    }
  };
}

function toResult(outcome: UpdateOutcome, origin: Origin): UpdateUserModel {
  switch (outcome.kind) {
    case 'updated':
      return { __typename: 'UserUpdated', user: outcome.user, httpStatus: outcome.httpStatus };
    case 'refused':
      return toValidationProblem(outcome.issues, outcome.httpStatus, origin);
    case 'notFound':
      return toNotFoundProblem(outcome.httpStatus, origin);
    case 'changed':
      return toChangedProblem(outcome.current, origin);
  }
}

/** GraphQL let exactly one through. */
function onlyMember(input: UpdateUserInput): [BranchKey, object] {
  for (const [key, value] of Object.entries(input)) {
    if (typeof value === 'object') return [key as BranchKey, value];
  }
  throw new ClientError('BAD_USER_INPUT', 'The input must have exactly one member.');
}

/** Where an input is carried out. */
export interface LocatedUpdate {
  readonly key: BranchKey;
  /** What stands in the input's one member. */
  readonly input: object;
  readonly provider: Provider<never>;
  readonly branch: AnyUpdateBranch;
}

/** @throws {ClientError} as `UpdateUser`. */
export function locateUpdate(all: UpdateUserInput, providers: Providers): LocatedUpdate {
  const [key, input] = onlyMember(all);
  const provider =
    'id' in input ? ownerOf(String(input.id), providers) : named(key, input, providers);
  const updates: { readonly [K in BranchKey]?: UpdateBranch<K> | undefined } = provider.updates;
  if (!(key in updates)) {
    const message = `${key} changes no user of ${provider.id}: it is of another kind.`;
    throw new ClientError('BAD_USER_INPUT', message, provider.id);
  }
  const branch = updates[key];
  if (branch === undefined) throw unsupported(provider.id, `${key}: that API is not configured`);
  return { key, input, provider, branch };
}

/** The user that an input of a branch names: a global id, or a login where the branch names its user by that. */
export function nameOf(input: object): string {
  if ('id' in input) return String(input.id);
  return 'login' in input ? String(input.login) : '';
}

function ownerOf(id: string, providers: Providers): Provider<never> {
  const { provider, type } = parseGlobalId(id);
  if (type === 'user') return providers.get(provider);
  throw new ClientError('BAD_USER_INPUT', 'The id names no user.', provider);
}

/** For a branch that names its user without an id. */
function named(key: BranchKey, input: object, providers: Providers): Provider<never> {
  if ('provider' in input && typeof input.provider === 'string')
    return providers.get(input.provider);
  const [first, ...others] = providers.all.filter(({ updates }) => key in updates);
  if (first === undefined) {
    throw new ClientError('UNSUPPORTED_BY_PROVIDER', `No provider with ${key} is configured.`);
  }
  if (others.length === 0) return first;
  throw new ClientError('BAD_USER_INPUT', `${key}.provider must say which of several is meant.`);
}
