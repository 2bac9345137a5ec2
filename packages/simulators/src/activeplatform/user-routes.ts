import type { Route } from './call.ts';
import { toPage } from './listing.ts';
import { json, notFound, refused } from './responses.ts';
import { findCreateRefusal, findUpdateRefusal } from './rules.ts';
import { toAttributes, toNames } from './user-change.ts';
import { toWireCustomer, toWireUser } from './wire.ts';

/** Implements fact sheet 5.1. There is no filter by id or name. */
export const listUsers: Route = ({ query, store, options }) => {
  const filters = ['created_at', 'updated_at', 'status', 'email'];
  const users = toPage(store.users, query, filters, options);
  return json(
    200,
    users.map((user) => toWireUser(user, options)),
  );
};

/** Implements fact sheet 5.2. */
export const readUser: Route = ({ id, store, options }) => {
  const user = store.user(id);
  return user === undefined ? notFound('User', id) : json(200, toWireUser(user, options));
};

/** Implements fact sheet 5.3. The status 201 is INFERRED. */
export const createUser: Route = ({ parameters, store, options }) => {
  const refusal = findCreateRefusal(parameters, store.users, options);
  if (refusal !== undefined) return refused(refusal.status, refusal.error);
  const user = store.addUser({
    first_name: '',
    last_name: '',
    ...toNames(parameters),
    email: String(parameters['email']),
    attributes: toAttributes(parameters, {}, options),
  });
  return json(201, toWireUser(user, options));
};

/** Updates as the page says: partially, and the response is the whole user (Q4). */
export const updateUser: Route = ({ id, parameters, store, options }) => {
  const user = store.user(id);
  if (user === undefined) return notFound('User', id);
  const refusal = findUpdateRefusal(parameters, options);
  if (refusal !== undefined) return refused(refusal.status, refusal.error);
  const changed = store.changeUser(user, {
    ...toNames(parameters),
    attributes: toAttributes(parameters, user.attributes, options),
  });
  return json(200, toWireUser(changed, options));
};

/** Implements fact sheet 5.6: its existence is documented, its form is INFERRED. */
export const listAccountsOfUser: Route = ({ id, store, options }) => {
  if (store.user(id) === undefined) return notFound('User', id);
  const accounts = store.findAccounts(id);
  return json(
    200,
    accounts.map((account) => toWireCustomer(account, options)),
  );
};
