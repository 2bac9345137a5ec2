import { setMatches, textMatches } from '../kit/update/matches.ts';
import type { UpdateUserRequest, WireUser } from './wire.ts';

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
