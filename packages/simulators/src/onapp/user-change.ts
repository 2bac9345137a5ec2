import type { Parameters } from '../core/plain-object.ts';
import type { Call } from './call.ts';
import { readInstant } from './dates.ts';
import { billingField } from './options.ts';
import type { User } from './records.ts';
import { readAdditionalFields, readId, readRoleIds } from './user-parameters.ts';

/**
 * Returns the changes that accepted parameters make (fact sheet 6.4); absent ones change nothing.
 * `login` and the billing field of the other versions (Q4) are ignored (INFERRED).
 */
export function toUserChange(sent: Parameters, user: User, call: Call): Partial<User> {
  const { version } = call.options;
  return {
    ...('email' in sent ? { email: String(sent['email']) } : {}),
    ...('first_name' in sent ? { first_name: toText(sent['first_name']) } : {}),
    ...('last_name' in sent ? { last_name: toText(sent['last_name']) } : {}),
    ...toPasswordChange(sent, call),
    ...('user_group_id' in sent ? { user_group_id: readId(sent['user_group_id']) ?? null } : {}),
    ...(billingField(version) in sent
      ? { plan_id: readId(sent[billingField(version)]) ?? null }
      : {}),
    ...('role_ids' in sent ? { role_ids: toRoleIds(sent['role_ids']) } : {}),
    ...('additional_fields' in sent ? { additional_fields: toFields(sent, user, call) } : {}),
    ...('suspend_at' in sent ? { suspend_at: toSuspendAt(sent['suspend_at']) } : {}),
    ...('registered_yubikey' in sent
      ? { registered_yubikey: TRUE.includes(String(sent['registered_yubikey'])) }
      : {}),
  };
}

/** The values that Rails casts to true (INFERRED for OnApp). */
const TRUE: readonly string[] = ['true', '1', 't', 'on'];

function toText(value: unknown): string | null {
  return value === null ? null : String(value);
}

/** Ignores the password of a caller with an API key (Q7); other options reject it earlier. */
function toPasswordChange(sent: Parameters, { caller }: Call): Partial<User> {
  if (!('password' in sent) || caller.byApiKey) return {};
  return { password: String(sent['password']), password_changed_at: new Date() };
}

/** Returns the set that replaces the old one (Q6). */
function toRoleIds(sent: unknown): readonly number[] {
  return (readRoleIds(sent) ?? []).filter((id) => id !== undefined);
}

/**
 * Parses the date. An empty text gives null, which cancels the planned suspension (Q8). Not
 * imitated: the suspension at that date.
 */
function toSuspendAt(sent: unknown): Date | null {
  return readInstant(String(sent ?? '')) ?? null;
}

function toFields(
  sent: Parameters,
  { additional_fields }: User,
  { store, options }: Call,
): User['additional_fields'] {
  const pairs = (readAdditionalFields(sent['additional_fields']) ?? []).map(({ name, value }) => {
    const field = store.additionalFields.find((defined) => defined.name === name);
    const isUnfit = field?.data_type === 'integer' && !/^-?\d+$/.test(value);
    return [name, isUnfit ? field.default_value : value] as const;
  });
  const changed = Object.fromEntries(pairs);
  return options.additionalFields === 'merge' ? { ...additional_fields, ...changed } : changed;
}
