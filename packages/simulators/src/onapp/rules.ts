import type { Parameters } from '../core/plain-object.ts';
import type { Call } from './call.ts';
import { readInstant } from './dates.ts';
import { billingField } from './options.ts';
import type { User } from './records.ts';
import type { Problem } from './responses.ts';
import { readAdditionalFields, readId, readRoleIds } from './user-parameters.ts';

const MIN_PASSWORD_LENGTH = 6;
const NONE: readonly Problem[] = [];

/** Checks a creation (fact sheet 6.3). The texts are Rails' (INFERRED). */
export function findCreateProblems(sent: Parameters, call: Call): readonly Problem[] {
  const missing = ['login', 'email', 'password'].filter((field) => sent[field] === undefined);
  return [
    ...missing.map((field) => ({ field, message: "can't be blank" })),
    ...findLoginProblems(sent['login'], call.store.users),
    ...findUserProblems(sent, call),
  ];
}

/** Checks the sent values, for create and edit alike (fact sheet 6.3, 6.4). */
export function findUserProblems(sent: Parameters, call: Call, user?: User): readonly Problem[] {
  return [
    ...findTextProblems(sent, ['first_name', 'last_name']),
    ...findEmailProblems(sent['email'], call.store.users, user),
    ...findPasswordProblems(sent['password'], call, user),
    ...findConfirmationProblems(sent),
    ...findIdProblems(sent, 'user_group_id', call.store.groups),
    ...findIdProblems(sent, billingField(call.options.version), call.store.buckets),
    ...findRoleProblems(sent['role_ids'], call),
    ...findFieldProblems(sent['additional_fields'], call),
    ...findSuspendProblems(sent['suspend_at']),
  ];
}

/** Checks texts. A list or an object is not a valid name (INFERRED). */
function findTextProblems(sent: Parameters, fields: readonly string[]): readonly Problem[] {
  return fields.flatMap((field) =>
    typeof sent[field] === 'object' && sent[field] !== null ? problem(field, 'is invalid') : NONE,
  );
}

function findLoginProblems(login: unknown, users: readonly User[]): readonly Problem[] {
  if (login === undefined) return NONE;
  const text = String(login ?? '');
  if (!/^[\w@-]{2,40}$/.test(text) || /^[-@]/.test(text)) return problem('login', 'is invalid');
  const isTaken = users.some((other) => other.login === text);
  return isTaken ? problem('login', 'has already been taken') : NONE;
}

function findEmailProblems(
  email: unknown,
  users: readonly User[],
  user?: User,
): readonly Problem[] {
  if (email === undefined) return NONE;
  const text = String(email ?? '').toLowerCase();
  if (text === '') return problem('email', "can't be blank");
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return problem('email', 'is invalid');
  const isTaken = users.some(
    (other) => other.id !== user?.id && other.email.toLowerCase() === text,
  );
  return isTaken ? problem('email', 'has already been taken') : NONE;
}

function findPasswordProblems(
  password: unknown,
  { caller, options }: Call,
  user?: User,
): readonly Problem[] {
  if (password === undefined) return NONE;
  // The password of a new user is set, not changed.
  if (caller.byApiKey && user !== undefined) {
    const isRefused = options.apiKeyPasswordChange === 'refused';
    return isRefused ? problem('password', "can't be changed with an API key") : NONE;
  }
  const text = String(password ?? '');
  if (text === '') return problem('password', "can't be blank");
  if (text.length >= MIN_PASSWORD_LENGTH) return NONE;
  return problem('password', `is too short (minimum is ${MIN_PASSWORD_LENGTH} characters)`);
}

/** Checks the confirmation, as Rails does if one is sent (fact sheet 6.3). */
function findConfirmationProblems(sent: Parameters): readonly Problem[] {
  const confirmation = sent['password_confirmation'];
  if (confirmation == null || confirmation === sent['password']) return NONE;
  return problem('password_confirmation', "doesn't match Password");
}

function findIdProblems(
  sent: Parameters,
  field: string,
  records: readonly { readonly id: number }[],
): readonly Problem[] {
  if (sent[field] === undefined) return NONE;
  const id = readId(sent[field]);
  const isKnown = id === null || records.some((record) => record.id === id);
  return isKnown ? NONE : problem(field, 'must exist');
}

function findRoleProblems(sent: unknown, { store, options }: Call): readonly Problem[] {
  if (sent === undefined) return NONE;
  const ids = readRoleIds(sent);
  const known = store.roles.map(({ id }) => id);
  if (ids?.every((id) => id !== undefined && known.includes(id)) !== true) {
    return problem('role_ids', 'is invalid');
  }
  const isLastGone = options.requireRole && ids.length === 0;
  return isLastGone ? problem('base', 'User must have at least one role') : NONE;
}

/**
 * Checks that an administrator has defined the fields. A value of the wrong type is accepted
 * (`user-change.ts`).
 */
function findFieldProblems(sent: unknown, { store }: Call): readonly Problem[] {
  if (sent === undefined) return NONE;
  const fields = readAdditionalFields(sent);
  if (fields === undefined) return problem('additional_fields', 'is invalid');
  const defined = store.additionalFields.map(({ name }) => name);
  const unknown = fields.filter(({ name }) => !defined.includes(name));
  return unknown.flatMap(({ name }) => problem('additional_fields', `${name} is not defined`));
}

function findSuspendProblems(sent: unknown): readonly Problem[] {
  if (sent === undefined || sent === null || sent === '') return NONE;
  return readInstant(String(sent)) === undefined ? problem('suspend_at', 'is invalid') : NONE;
}

function problem(field: string, message: string): readonly Problem[] {
  return [{ field, message }];
}
