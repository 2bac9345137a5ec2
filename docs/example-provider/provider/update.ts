import type { UpdateAcmeUserInput } from '../../generated/schema-types.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { UpdateBranch, UpdateOutcome, UserModel } from '../contract/provider.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import { checkPrecondition, isSameInstant } from '../kit/update/precondition.ts';
import { verifyByReading } from '../kit/update/verify-by-reading.ts';
import type { AcmeDataSource } from './data-source.ts';
import { reflectsUpdate, toDate, toUpdateUserRequest } from './mapper.ts';
import { toAcmeIssues } from './rejection.ts';
import type { WireUser } from './wire.ts';

type ToModel = (user: WireUser, call: RequestContext) => UserModel;

export function createUpdateBranch(source: AcmeDataSource, toModel: ToModel): UpdateBranch<'acme'> {
  return {
    identifiers: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: [],
    nonEmpty: ['password'],
    deltaLists: [],
    jsonFields: [],
    readIfApplied: async (input, call) => {
      const user = await source.getUser(parseGlobalId(input.id).nativeId, call);
      const isApplied = user !== null && reflectsUpdate(user, toUpdateUserRequest(input));
      return isApplied ? toModel(user, call) : null;
    },
    run: async (input, call) =>
      (await findConflict(source, toModel, input, call)) ??
      (await sendUpdate(source, toModel, input, call)),
  };
}

/** Returns the outcome if the user is not as the caller saw it; then nothing may be sent. */
async function findConflict(
  source: AcmeDataSource,
  toModel: ToModel,
  { id, ifUpdatedAt: expected }: UpdateAcmeUserInput,
  call: RequestContext,
): Promise<UpdateOutcome | undefined> {
  if (expected == null) return undefined;
  const condition = {
    read: (context: RequestContext) => source.getUser(parseGlobalId(id).nativeId, context),
    isMet: (user: WireUser) => isSameInstant(expected, toDate(user.updated_at)),
    toModel: (user: WireUser) => toModel(user, call),
  };
  return await checkPrecondition(condition, call);
}

async function sendUpdate(
  source: AcmeDataSource,
  toModel: ToModel,
  input: UpdateAcmeUserInput,
  call: RequestContext,
): Promise<UpdateOutcome> {
  const { nativeId } = parseGlobalId(input.id);
  const request = toUpdateUserRequest(input);
  const response = await verifyByReading(
    source.patchUser(nativeId, request, call),
    () => source.getUser(nativeId, call),
    (user) => reflectsUpdate(user, request),
  );
  if (response.kind === 'updated') return { ...response, user: toModel(response.user, call) };
  if (response.kind === 'notFound') return response;
  return { ...response, issues: toAcmeIssues(response, input) };
}
