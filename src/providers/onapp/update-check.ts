import type { UpdateUserRequest, WireUser } from './wire.ts';

/** Whether a user shows all that was sent. A password never does. */
export function showsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  return (
    sent.password === undefined &&
    isSeen(sent.email, user.email) &&
    isSeen(sent.first_name, user.first_name) &&
    isSeen(sent.last_name, user.last_name) &&
    isSeen(sent.user_group_id, user.user_group_id) &&
    isSeen(sent.bucket_id, user.bucket_id) &&
    isSeen(sent.billing_plan_id, user.billing_plan_id) &&
    showsRoles(user, sent.role_ids) &&
    showsFields(user, sent.additional_fields) &&
    showsSuspension(user, sent.suspend_at) &&
    (sent.registered_yubikey === undefined || sent.registered_yubikey === user.registered_yubikey)
  );
}

const isSeen = (sent: string | undefined, seen: string | null) =>
  sent === undefined || sent === (seen ?? '');

function showsRoles(user: WireUser, sent: UpdateUserRequest['role_ids']): boolean {
  if (sent === undefined) return true;
  const seen = new Set(user.roles?.map(({ id }) => id));
  return (
    user.roles !== null && new Set(sent).size === seen.size && sent.every((id) => seen.has(id))
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
