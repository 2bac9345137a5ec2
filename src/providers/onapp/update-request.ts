import type { UpdateOnAppUserInput } from '../../generated/schema-types.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import { skippedError } from '../../upstream/wire/skipped-entries.ts';
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
    registered_yubikey: input.hasYubikey ?? undefined,
  });
}

/** Formats a time to the second in UTC, as OnApp reads times without a zone in an unknown one. Empty clears it (Q8). */
function toSuspendAt(at: Date | null | undefined): string | undefined {
  if (at === undefined) return undefined;
  return at === null ? '' : at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * Returns whether a user has all values that were sent. It is false if a password was sent, and if
 * a value that was sent cannot be read.
 */
export const reflectsUpdate = (user: WireUser, sent: UpdateUserRequest): boolean =>
  sent.password === undefined && CHECKS.every((check) => readOr(false, () => check(user, sent)));

type Check = (user: WireUser, sent: UpdateUserRequest) => boolean;

/** Each reads only the value that it compares. */
const CHECKS: readonly Check[] = [
  ...(
    ['email', 'first_name', 'last_name', 'user_group_id', 'bucket_id', 'billing_plan_id'] as const
  ).map(
    (name): Check =>
      (user, sent) =>
        sent[name] === undefined || textMatches(sent[name], user[name]),
  ),
  (user, sent) => sent.role_ids === undefined || setMatches(sent.role_ids, toRoleIds(user)),
  (user, sent) => sent.additional_fields === undefined || fieldsMatch(user, sent.additional_fields),
  (user, sent) => sent.suspend_at === undefined || suspensionMatches(user, sent.suspend_at),
  (user, sent) =>
    sent.registered_yubikey === undefined || sent.registered_yubikey === user.registered_yubikey,
];

/** Returns null if the user does not show all of its roles. */
function toRoleIds({ roles }: WireUser): readonly string[] | null {
  const isShown = roles !== null && skippedError(roles) === undefined;
  return isShown ? roles.map(({ id }) => id) : null;
}

function fieldsMatch(
  { additional_fields: shown }: WireUser,
  sent: NonNullable<UpdateUserRequest['additional_fields']>,
): boolean {
  return sent.every(({ name, value }) =>
    shown?.some((field) => readOr(false, () => field.name === name && field.value === value)),
  );
}

function suspensionMatches({ suspend_at: shown }: WireUser, sent: string): boolean {
  if (sent === '' || shown === null) return sent === '' && shown === null;
  return Date.parse(sent) === Date.parse(shown);
}

/**
 * Returns the fields of the input whose values a user does not show after a confirmed update. Only values that a panel
 * stores unchanged count: it may write a name or an address in another way, and an additional field by its type.
 */
export function findUnshownFields(user: WireUser, sent: UpdateUserRequest): string[] {
  return Object.entries(SHOWN_AS_SENT).flatMap(([field, isShown]) =>
    readOr(true, () => isShown(user, sent)) ? [] : [field],
  );
}

/** A value that the panel does not show, or that cannot be read, is not another value. */
const matchesIfShown = (expected: string | undefined, actual: string | null) =>
  actual === null || textMatches(expected, actual);

const SHOWN_AS_SENT: { readonly [Field in keyof UpdateOnAppUserInput]?: Check } = {
  suspendAt: (user, sent) =>
    sent.suspend_at === undefined || suspensionMatches(user, sent.suspend_at),
  hasYubikey: ({ registered_yubikey: shown }, { registered_yubikey: expected }) =>
    expected === undefined || shown === null || expected === shown,
  roleIds: (user, { role_ids: expected }) => {
    const shown = expected === undefined ? null : toRoleIds(user);
    return shown === null || setMatches(expected, shown);
  },
  userGroupId: (user, sent) => matchesIfShown(sent.user_group_id, user.user_group_id),
  bucketId: (user, sent) => matchesIfShown(sent.bucket_id, user.bucket_id),
  billingPlanId: (user, sent) => matchesIfShown(sent.billing_plan_id, user.billing_plan_id),
};
