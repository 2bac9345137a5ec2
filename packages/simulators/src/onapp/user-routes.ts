import type { SimulatedResponse } from '../core/message.ts';
import type { Call, Route } from './call.ts';
import { toNewUser } from './new-user.ts';
import type { User } from './records.ts';
import { done, notFound, refuseValues, respond } from './responses.ts';
import { findCreateProblems, findUserProblems } from './rules.ts';
import { toUserChange } from './user-change.ts';
import { readUserParameters } from './user-parameters.ts';
import { toUserDocument } from './wire-user.ts';

/** Implements fact sheet 6.2. */
export const readUser: Route = (call) => {
  const user = call.store.user(call.id);
  return user === undefined ? notFound(call) : respond(call, 200, toUserDocument(user, call));
};

/** Implements fact sheet 6.2: returns the caller's own user. */
export const readProfile: Route = (call) =>
  respond(call, 200, toUserDocument(call.caller.user, call));

/** Implements section 6.4. `updated_at` changes even if the values are rejected (Q12). */
export const updateUser: Route = (call) => {
  const found = call.store.user(call.id);
  if (found === undefined) return notFound(call);
  const user = call.store.changeUser(found, {});
  const sent = readUserParameters(call.parameters);
  const problems = findUserProblems(sent, call, user);
  if (problems.length > 0) return refuseValues(call, problems);
  const changed = call.store.changeUser(user, toUserChange(sent, user, call));
  return done(call, toUserDocument(changed, call));
};

/** Implements fact sheet 6.3: 201, the address and the user. */
export const createUser: Route = (call) => {
  const sent = readUserParameters(call.parameters);
  const problems = findCreateProblems(sent, call);
  if (problems.length > 0) return refuseValues(call, problems);
  const blank = toNewUser(sent);
  const user = call.store.addUser({
    ...blank,
    ...toUserChange(sent, { ...blank, id: 0 }, call),
    password: blank.password,
  });
  return respond(call, 201, toUserDocument(user, call), {
    location: `http://${call.host}/users/${user.id}`,
  });
};

/**
 * Implements fact sheet 6.5: the first call marks the user, the second removes it, `force` does
 * both (Q13).
 */
export const deleteUser: Route = (call) => {
  const user = call.store.user(call.id);
  if (user === undefined) return notFound(call);
  const marked = call.store.changeUser(user, { status: 'deleted', deleted_at: new Date() });
  const isForced = ['1', 'true'].includes(String(call.parameters['force']));
  if (isForced || user.status === 'deleted') call.store.removeUser(user.id);
  return done(call, toUserDocument(marked, call));
};

/** Implements fact sheet 6.6: the planned date stays null. */
export const suspendUser: Route = (call) => changeStatus(call, { status: 'suspended' });

/**
 * Implements fact sheet 6.6: sets `activated_at` again. It is INFERRED that it clears the deletion
 * mark.
 */
export const activateUser: Route = (call) =>
  changeStatus(call, { status: 'active', activated_at: new Date(), deleted_at: null });

function changeStatus(call: Call, change: Partial<User>): SimulatedResponse {
  const user = call.store.user(call.id);
  if (user === undefined) return notFound(call);
  const changed = call.store.changeUser(user, change);
  const { suspendResponse } = call.options;
  if (suspendResponse === 204) return { status: 204 };
  return respond(call, suspendResponse, toUserDocument(changed, call));
}
