import type { RequestContext } from '../../request/request-context.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import type { UpdateBranch } from '../contract/provider.ts';
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
import type { WireUser } from './wire.ts';

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
    const user = response.user ?? (await readBack(dataSource.getUser(nativeId, request), provider));
    const current = createUser({ user, context });
    const fields = findUnshownFields(user, changes);
    return fields.length > 0
      ? { kind: 'notShown', current, fields, httpStatus: response.httpStatus }
      : { ...response, user: current };
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

/**
 * Returns the user after a change. The change was applied, so every failure says so.
 *
 * @throws {UpstreamError} `READ_BACK_FAILED` if the user cannot be read.
 */
async function readBack(reading: Promise<WireUser | null>, provider: string): Promise<WireUser> {
  const failed = (httpStatus: number | null) =>
    new UpstreamError({ provider, code: 'READ_BACK_FAILED', write: 'APPLIED', httpStatus });
  const user = await reading.catch((error: unknown) => {
    throw error instanceof UpstreamError ? failed(error.httpStatus) : error;
  });
  if (user === null) throw failed(404);
  return user;
}
