import type { UpdateAcmeUserInput } from '../../generated/schema-types.ts';
import type { RequestContext } from '../../request/request-context.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import type { UpdateBranch, UpdateOutcome, UserModel } from '../contract/provider.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import { checkPrecondition, isSameInstant } from '../kit/update/precondition.ts';
import { verifyByReading } from '../kit/update/verify-by-reading.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import type { AcmeDataSource } from './data-source.ts';
import { type AcmeContext, createUser, reflectsUpdate, toUpdateUserRequest } from './mapper.ts';
import { toAcmeIssues } from './rejection.ts';
import type { WireUser } from './wire.ts';

type ToModel = (user: WireUser, request: RequestContext) => UserModel;

export function createUpdateBranch(
  source: AcmeDataSource,
  toContext: (request: RequestContext) => AcmeContext,
): UpdateBranch<'acme'> {
  const toModel: ToModel = (user, request) => createUser({ user, context: toContext(request) });
  return {
    identifiers: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: [],
    nonEmpty: ['password'],
    deltaLists: [],
    jsonFields: [],
    readIfApplied: async (input, request) => {
      const user = await source.getUser(parseGlobalId(input.id).nativeId, request);
      const isApplied = user !== null && reflectsUpdate(user, toUpdateUserRequest(input));
      return isApplied ? toModel(user, request) : null;
    },
    run: async (input, request) =>
      (await findConflict(source, toModel, input, request)) ??
      (await sendUpdate(source, toModel, input, request)),
  };
}

/** Returns the outcome if the user is not as the caller saw it; then nothing may be sent. */
async function findConflict(
  source: AcmeDataSource,
  toModel: ToModel,
  { id, ifUpdatedAt: expected }: UpdateAcmeUserInput,
  request: RequestContext,
): Promise<UpdateOutcome | undefined> {
  if (expected == null) return undefined;
  const condition = {
    read: (context: RequestContext) => source.getUser(parseGlobalId(id).nativeId, context),
    isMet: (user: WireUser) =>
      isSameInstant(expected, parseInstant(readOr(null, () => user.updated_at))),
    toModel: (user: WireUser) => toModel(user, request),
  };
  return await checkPrecondition(condition, request);
}

async function sendUpdate(
  source: AcmeDataSource,
  toModel: ToModel,
  input: UpdateAcmeUserInput,
  request: RequestContext,
): Promise<UpdateOutcome> {
  const { nativeId } = parseGlobalId(input.id);
  const changes = toUpdateUserRequest(input);
  const response = await verifyByReading(
    source.patchUser(nativeId, changes, request),
    () => source.getUser(nativeId, request),
    (user) => reflectsUpdate(user, changes),
  );
  if (response.kind === 'updated') return { ...response, user: toModel(response.user, request) };
  if (response.kind === 'notFound') return response;
  return { ...response, issues: toAcmeIssues(response, input) };
}
