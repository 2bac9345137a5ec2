import type { UpdateOnAppUserInput } from '../../generated/schema-types.ts';
import { toNativeId } from '../kit/ids/global-id.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import { setMatches, textMatches } from '../kit/update/matches.ts';
import type { UpdateUserRequest, WireUser } from './wire.ts';

/** Maps an input to a request. The ids are valid: `validate-input.ts` has checked them. */
export function toUpdateUserRequest(
  input: UpdateOnAppUserInput,
  provider: string,
): UpdateUserRequest {
  const native = (id: string | null | undefined, type: string) =>
    id == null ? undefined : toNativeId(id, provider, type);
  return definedOnly({
    email: input.email ?? undefined,
    first_name: input.firstName ?? undefined,
    last_name: input.lastName ?? undefined,
    password: input.password ?? undefined,
    user_group_id: native(input.userGroupId, 'user-group'),
    bucket_id: native(input.bucketId, 'bucket'),
    billing_plan_id: native(input.billingPlanId, 'billing-plan'),
    role_ids: input.roleIds?.flatMap((id) => native(id, 'role') ?? []),
    additional_fields: input.additionalFields?.map(({ name, value }) => ({ name, value })),
    suspend_at: toSuspendAt(input.suspendAt),
    registered_yubikey: input.registeredYubikey ?? undefined,
  });
}

/** Formats a time to the second in UTC, as OnApp reads times without a zone in an unknown one. Empty clears it (Q8). */
function toSuspendAt(at: Date | null | undefined): string | undefined {
  if (at === undefined) return undefined;
  return at === null ? '' : at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Returns whether a user has all values that were sent. It is false if a password was sent. */
export function reflectsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  return (
    sent.password === undefined &&
    textMatches(sent.email, user.email) &&
    textMatches(sent.first_name, user.first_name) &&
    textMatches(sent.last_name, user.last_name) &&
    textMatches(sent.user_group_id, user.user_group_id) &&
    textMatches(sent.bucket_id, user.bucket_id) &&
    textMatches(sent.billing_plan_id, user.billing_plan_id) &&
    setMatches(sent.role_ids, user.roles?.map(({ id }) => id) ?? null) &&
    fieldsMatch(user, sent.additional_fields) &&
    suspensionMatches(user, sent.suspend_at) &&
    (sent.registered_yubikey === undefined || sent.registered_yubikey === user.registered_yubikey)
  );
}

function fieldsMatch(user: WireUser, sent: UpdateUserRequest['additional_fields']): boolean {
  return (sent ?? []).every(({ name, value }) =>
    user.additional_fields?.some((field) => field.name === name && field.value === value),
  );
}

function suspensionMatches(user: WireUser, sent: string | undefined): boolean {
  if (sent === undefined) return true;
  if (sent === '' || user.suspend_at === null) return sent === '' && user.suspend_at === null;
  return Date.parse(sent) === Date.parse(user.suspend_at);
}
