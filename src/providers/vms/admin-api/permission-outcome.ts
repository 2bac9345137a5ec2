import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { skippedError } from '../../../upstream/wire/skipped-entries.ts';
import type { UpdateOutcome, UserModel } from '../../contract/provider.ts';
import { setMatches } from '../../kit/update/matches.ts';
import type { WireAdminUser } from './wire.ts';

/** Returns null if the user does not show all of its permissions. */
const toPermissions = (user: WireAdminUser) => {
  const permissions = readOr(null, () => user.permissions);
  return permissions !== null && skippedError(permissions) === undefined ? permissions : null;
};

export const toPermissionIds = (user: WireAdminUser) =>
  toPermissions(user)?.map(({ id }) => id) ?? null;

export const toPermissionNames = (user: WireAdminUser) =>
  toPermissions(user)?.flatMap((permission) => readOr(null, () => permission.name) ?? []) ?? null;

/** Returns the outcome of a confirmed update by the permissions that the user shows. */
export function toOutcome(
  user: WireAdminUser,
  ids: readonly string[],
  { model, httpStatus }: { readonly model: UserModel; readonly httpStatus: number | null },
): UpdateOutcome {
  return showsOthers(user, ids)
    ? { kind: 'notShown', current: model, fields: ['permissions'], httpStatus }
    : { kind: 'updated', user: model, httpStatus };
}

/**
 * Returns the user of a response, or the user as it is read again if the response shows other permissions: a framework
 * may write the response from what it loaded before the change.
 */
export async function readIfUnshown(
  user: WireAdminUser,
  ids: readonly string[],
  read: () => Promise<WireAdminUser | null>,
): Promise<WireAdminUser> {
  if (!showsOthers(user, ids)) return user;
  const again = await read().catch((error: unknown) => {
    if (error instanceof UpstreamError) return null;
    throw error;
  });
  return again ?? user;
}

/** Returns whether a user shows other permissions than those that were sent; false if it does not show them all. */
function showsOthers(user: WireAdminUser, ids: readonly string[]): boolean {
  const shown = toPermissionIds(user);
  return shown !== null && !setMatches(ids, shown);
}
