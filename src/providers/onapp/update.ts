import type { RequestContext } from '../../request/request-context.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import type { UpdateBranch, UpdateOutcome, UserModel } from '../contract/provider.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import { checkPrecondition, isSameInstant } from '../kit/update/precondition.ts';
import { verifyByReading } from '../kit/update/verify-by-reading.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import type { OnAppContext } from './context.ts';
import type { OnAppDataSource } from './data-source.ts';
import { createUser } from './mapper.ts';
import { toOnAppIssues } from './rejection.ts';
import { findUnshownFields, reflectsUpdate, toUpdateUserRequest } from './update-request.ts';
import { validateInput } from './validate-input.ts';
import type { UpdateUserRequest, WireUser } from './wire.ts';

/** Creates the branch `onApp` of `updateUser`: a write, a read after it, and one before it to check a condition. */
export function createUpdate(
  dataSource: OnAppDataSource,
  toContext: (request: RequestContext) => OnAppContext,
  usesApiKey: boolean,
): UpdateBranch<'onApp'> {
  const run: UpdateBranch<'onApp'>['run'] = async (input, request) => {
    const context = toContext(request);
    const { id: provider } = context.provider;
    const { billingField } = context;
    const issues = validateInput(input, { provider, billingField, usesApiKey });
    if (issues.length > 0) return { kind: 'refused', issues, httpStatus: null };

    const { nativeId } = parseGlobalId(input.id);
    const changes = toUpdateUserRequest(input, provider);
    const { ifUpdatedAt: expected } = input;
    if (expected != null) {
      const condition = {
        read: (unshared: RequestContext) => dataSource.getUser(nativeId, unshared),
        isMet: (user: WireUser) =>
          isSameInstant(expected, parseInstant(readOr(null, () => user.updated_at))),
        toModel: (user: WireUser) => createUser({ user, context }),
      };
      const otherwise = await checkPrecondition(condition, request);
      if (otherwise !== undefined) return otherwise;
    }
    const response = await verifyByReading(
      dataSource.putUser(nativeId, changes, request),
      () => dataSource.getUser(nativeId, request),
      (user) => reflectsUpdate(user, changes),
    );
    if (response.kind === 'notFound') return response;
    if (response.kind === 'refused') return { ...response, issues: toOnAppIssues(response, input) };
    const user = response.user ?? (await readBack(dataSource.getUser(nativeId, request)));
    const { httpStatus } = response;
    if (user === null || user instanceof UpstreamError) {
      return { kind: 'unread', error: user, httpStatus };
    }
    return toOutcome(user, changes, { model: createUser({ user, context }), httpStatus });
  };
  const readIfApplied: UpdateBranch<'onApp'>['readIfApplied'] = async (input, request) => {
    const context = toContext(request);
    const user = await dataSource.getUser(parseGlobalId(input.id).nativeId, request);
    const changes = toUpdateUserRequest(input, context.provider.id);
    return user !== null && reflectsUpdate(user, changes) ? createUser({ user, context }) : null;
  };
  return {
    identifiers: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: ['suspendAt'],
    nonEmpty: ['password'],
    deltaLists: ['additionalFields'],
    jsonFields: [],
    readIfApplied,
    run,
  };
}

/** Returns the outcome of a confirmed update by the values that the user shows. */
function toOutcome(
  user: WireUser,
  changes: UpdateUserRequest,
  { model, httpStatus }: { readonly model: UserModel; readonly httpStatus: number | null },
): UpdateOutcome {
  const fields = findUnshownFields(user, changes);
  return fields.length > 0
    ? { kind: 'notShown', current: model, fields, httpStatus }
    : { kind: 'updated', user: model, httpStatus };
}

/** Returns the user after a change; null if there is none any more, and the error if it cannot be read. */
const readBack = (reading: Promise<WireUser | null>): Promise<WireUser | UpstreamError | null> =>
  reading.catch((error: unknown) => {
    if (error instanceof UpstreamError) return error;
    throw error;
  });
