import type { SimulatedResponse } from '../core/message.ts';
import type { Call, Route } from './call.ts';
import type { AccountAccess, Role } from './records.ts';
import { refused } from './responses.ts';

interface Pair {
  readonly accountId: number;
  readonly userId: number;
}

/**
 * Implements fact sheet 5.7: all parameters are in the query, and the 201 has no documented body
 * (Q14).
 */
export const attachUser: Route = (call) => {
  const refusal = findPairRefusal(call);
  if (refusal !== undefined) return refusal;
  const role = call.query.get('role') ?? 'user';
  if (!isRole(role)) return refused(400, 'role does not have a valid value');
  const { accountId, userId } = readPair(call);
  call.store.attach(accountId, userId, role);
  return { status: 201, headers: { 'content-type': 'application/json' }, body: '' };
};

/** Implements fact sheet 5.8. */
export const detachUser: Route = (call) => {
  const refusal = findPairRefusal(call);
  if (refusal !== undefined) return refusal;
  const { accountId, userId } = readPair(call);
  const access: AccountAccess | undefined = call.store.access(accountId, userId);
  if (access === undefined) return unknown('User', userId);
  if (access.role === 'owner') return refused(422, "Owner can't be detached");
  call.store.detach(accountId, userId);
  return { status: 204 };
};

/**
 * Checks both parameters and both ids. The statuses are INFERRED; the texts are the documented
 * ones.
 */
function findPairRefusal(call: Call): SimulatedResponse | undefined {
  const { store, query, options } = call;
  const missing = ['account_id', 'user_id'].filter((name) => !query.has(name));
  if (missing.length > 0) {
    const error = missing.map((name) => `${name} is missing`).join(', ');
    return refused(options.missingParameterStatus, error);
  }
  const invalid = ['account_id', 'user_id'].find((name) => !/^\d+$/.test(query.get(name) ?? ''));
  if (invalid !== undefined) return refused(400, `${invalid} is invalid`);
  const { accountId, userId } = readPair(call);
  if (store.user(userId) === undefined) return unknown('User', userId);
  if (store.account(accountId) === undefined) return unknown('Account', accountId);
  return undefined;
}

function readPair({ query }: Call): Pair {
  return { accountId: Number(query.get('account_id')), userId: Number(query.get('user_id')) };
}

/** Returns the documented text. The vendor's pages print the space at its end (Q15). */
function unknown(type: 'User' | 'Account', id: number): SimulatedResponse {
  return refused(404, `Couldn't find ${type} with 'id'=${id} `);
}

function isRole(text: string): text is Role {
  return text === 'owner' || text === 'admin' || text === 'user';
}
