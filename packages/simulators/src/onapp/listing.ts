import type { SimulatedResponse } from '../core/message.ts';
import { positiveInteger } from '../core/positive-integer.ts';
import type { Call, Route } from './call.ts';
import type { User } from './records.ts';
import { notFound, respond } from './responses.ts';
import { toWireUser } from './wire-user.ts';
import { List } from './wire-value.ts';

/** INFERRED; neither a default nor a maximum is documented. */
const DEFAULT_PER_PAGE = 20;

/**
 * Implements fact sheet 6.1: lists all users, deleted ones too (Q13), unless a page is requested.
 */
export const listUsers: Route = (call) => {
  const wanted = call.query.get('q')?.toLowerCase() ?? '';
  return respondWithUsers(
    call,
    call.store.users.filter((user) => isFound(user, wanted)),
  );
};

/** Implements the end of fact sheet 6.1. */
export const listUsersOfGroup: Route = (call) => {
  const group = call.store.groups.find(({ id }) => id === call.id);
  if (group === undefined) return notFound(call);
  return respondWithUsers(
    call,
    call.store.users.filter(({ user_group_id }) => user_group_id === group.id),
  );
};

/** Searches the names, the login and the e-mail for `q` (INFERRED). */
function isFound({ login, email, first_name, last_name }: User, wanted: string): boolean {
  const name = `${first_name ?? ''} ${last_name ?? ''}`;
  return [login, email, name].some((text) => text.toLowerCase().includes(wanted));
}

/** Sends the paging headers only if a page was requested (Q25). */
function respondWithUsers(call: Call, users: readonly User[]): SimulatedResponse {
  const { query, options } = call;
  const toDocument = (shown: readonly User[]) => ({
    root: 'users',
    value: new List(
      'user',
      shown.map((user) => toWireUser(user, call, 'list')),
    ),
  });
  const isPaged = query.has('page') || query.has('per_page');
  if (!isPaged || options.paging === 'ignored') return respond(call, 200, toDocument(users));
  const page = positiveInteger(query.get('page')) ?? 1;
  const limit = positiveInteger(query.get('per_page')) ?? DEFAULT_PER_PAGE;
  return respond(call, 200, toDocument(users.slice((page - 1) * limit, page * limit)), {
    'x-page': String(page),
    'x-limit': String(limit),
    'x-total': String(users.length),
  });
}
