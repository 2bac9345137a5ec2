import { showsSet, showsText } from '../kit/update/matches.ts';
import type { UpdateUserRequest, WireUser } from './wire.ts';

/** Returns whether a user has all values that were sent. It is false if a password was sent. */
export function showsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  return (
    sent.password === undefined &&
    showsText(sent.email, user.email) &&
    showsText(sent.first_name, user.first_name) &&
    showsText(sent.last_name, user.last_name) &&
    showsText(sent.user_group_id, user.user_group_id) &&
    showsText(sent.bucket_id, user.bucket_id) &&
    showsText(sent.billing_plan_id, user.billing_plan_id) &&
    showsSet(sent.role_ids, user.roles?.map(({ id }) => id) ?? null) &&
    showsFields(user, sent.additional_fields) &&
    showsSuspension(user, sent.suspend_at) &&
    (sent.registered_yubikey === undefined || sent.registered_yubikey === user.registered_yubikey)
  );
}

function showsFields(user: WireUser, sent: UpdateUserRequest['additional_fields']): boolean {
  return (sent ?? []).every(({ name, value }) =>
    user.additional_fields?.some((field) => field.name === name && field.value === value),
  );
}

function showsSuspension(user: WireUser, sent: string | undefined): boolean {
  if (sent === undefined) return true;
  if (sent === '' || user.suspend_at === null) return sent === '' && user.suspend_at === null;
  return Date.parse(sent) === Date.parse(user.suspend_at);
}
