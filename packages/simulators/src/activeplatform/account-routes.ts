import type { Route } from './call.ts';
import { toPage } from './listing.ts';
import { json, notFound } from './responses.ts';
import { toWireCustomer, toWireUser } from './wire.ts';

/** Implements fact sheet 6.1. */
export const listAccounts: Route = ({ query, store, options }) => {
  const filters = ['created_at', 'updated_at', 'status', 'email'];
  const accounts = toPage(store.accounts, query, filters, options);
  return json(
    200,
    accounts.map((account) => toWireCustomer(account, options)),
  );
};

/** Implements fact sheet 6.1. */
export const readAccount: Route = ({ id, store, options }) => {
  const account = store.account(id);
  if (account === undefined) return notFound('Account', id);
  return json(200, toWireCustomer(account, options));
};

/** Implements fact sheet 5.5: without pages, and without the users' roles (Q16). */
export const listUsersOfAccount: Route = ({ id, store, options }) => {
  if (store.account(id) === undefined) return notFound('Account', id);
  const users = store.findUsers(id);
  return json(
    200,
    users.map((user) => toWireUser(user, options)),
  );
};

/** Implements fact sheet 6.2, without pages (INFERRED: the page names no such parameter). */
export const listSubscriptions: Route = ({ id, store, options }) => {
  if (store.account(id) === undefined) return notFound('Account', id);
  const subscriptions = store.subscriptions.filter(({ account_id }) => account_id === id);
  return json(
    200,
    subscriptions.map((subscription) => toWireCustomer(subscription, options)),
  );
};

/** Implements fact sheet 6.4. There is no filter by account. */
export const listCharges: Route = ({ query, store, options }) => {
  const filters = ['created_at', 'updated_at', 'subscription_id', 'status'];
  return json(200, toPage(store.charges, query, filters, options));
};
