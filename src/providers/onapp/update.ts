import type { UpdateOnAppUserInput } from '../../generated/schema-types.ts';
import type { Call } from '../../request/request-context.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import type { UpdateBranch, UpdateOutcome } from '../contract/provider.ts';
import { settleByReading } from '../kit/update/verify-by-reading.ts';
import { isSameInstant, unlessChanged } from '../kit/update/precondition.ts';
import type { OnAppDataSource } from './data-source.ts';
import { ownIssues } from './validate-input.ts';
import type { Panel } from './context.ts';
import { toOnAppIssues } from './rejection.ts';
import { toDate } from './to-date.ts';
import { showsUpdate } from './reflects-update.ts';
import { toUpdateUserRequest } from './update-request.ts';
import { toOnAppUser } from './mapper.ts';
import type { WireUser } from './wire.ts';

/** Creates the branch `onApp` of `updateUser`: a write, a read after it, and one before it to check a condition. */
export function createUpdate(
  dataSource: OnAppDataSource,
  panelOf: (call: Call) => Panel,
  usesApiKey: boolean,
): UpdateBranch<'onApp'> {
  const update = async (
    input: UpdateOnAppUserInput,
    panel: Panel,
    call: Call,
  ): Promise<UpdateOutcome> => {
    const { id: provider } = panel.provider;
    const { billingField } = panel;
    const issues = ownIssues(input, { provider, billingField, usesApiKey });
    if (issues.length > 0) return { kind: 'refused', issues, httpStatus: null };

    const { nativeId } = parseGlobalId(input.id);
    const request = toUpdateUserRequest(input, provider);
    const { ifUpdatedAt: seen } = input;
    if (seen != null) {
      const condition = {
        read: (alone: Call) => dataSource.getUser(nativeId, alone),
        holds: (user: WireUser) => isSameInstant(seen, toDate(user.updated_at)),
        toModel: (user: WireUser) => toOnAppUser(user, panel),
      };
      const otherwise = await unlessChanged(condition, call);
      if (otherwise !== undefined) return otherwise;
    }
    const reply = await settleByReading(
      dataSource.putUser(nativeId, request, call),
      () => dataSource.getUser(nativeId, call),
      (user) => showsUpdate(user, request),
    );
    if (reply.kind === 'notFound') return reply;
    if (reply.kind === 'refused') return { ...reply, issues: toOnAppIssues(reply, input) };
    const user = reply.user ?? (await readBack(dataSource.getUser(nativeId, call), provider));
    return { ...reply, user: toOnAppUser(user, panel) };
  };
  const readIfApplied: UpdateBranch<'onApp'>['readIfApplied'] = async (input, call) => {
    const panel = panelOf(call);
    const user = await dataSource.getUser(parseGlobalId(input.id).nativeId, call);
    const request = toUpdateUserRequest(input, panel.provider.id);
    return user !== null && showsUpdate(user, request) ? toOnAppUser(user, panel) : null;
  };
  const run: UpdateBranch<'onApp'>['run'] = async (input, call) => {
    const panel = panelOf(call);
    try {
      return await update(input, panel, call);
    } finally {
      // Also if the update failed, as it may have been applied.
      panel.reads.forget();
    }
  };
  return {
    naming: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: ['suspendAt'],
    filled: ['password'],
    additive: ['additionalFields'],
    opaque: [],
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
