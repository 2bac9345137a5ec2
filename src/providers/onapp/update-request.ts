import type { UpdateOnAppUserInput } from '../../generated/schema-types.ts';
import { toNativeId } from '../kit/ids/global-id.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import type { UpdateUserRequest } from './wire.ts';

/** Maps an input to a request. The ids are valid: `own-rules.ts` has checked them. */
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
