import { parseList } from './input.ts';
import type { Administrator } from './model.ts';
import type { Call } from './router.ts';
import type { VmsStore } from './store.ts';
import { Validation } from './validation.ts';

/**
 * Checks the values of `POST auth/token`. Wrong credentials give 422, because the page lists no 401
 * (INFERRED).
 */
export function checkCredentials(
  { input, texts }: Call,
  administrator: Administrator | undefined,
): Validation {
  const validation = new Validation(input, texts);
  validation.requireText('login');
  validation.requireText('password');
  if (!validation.failed && administrator === undefined) {
    validation.refuse('login', texts.credentials);
  }
  return validation;
}

/**
 * Checks the values of `PUT users/{user}`. All INFERRED (fact sheet 5.2): the list is required and
 * may be empty; each id must be a number and belong to a permission of regular users.
 */
export function checkPermissionIds({ input, texts }: Call, store: VmsStore): Validation {
  const validation = new Validation(input, texts);
  if (input['permissions'] === undefined) {
    validation.refuse('permissions', texts.required('permissions'));
  }
  for (const [key, id] of validation.elements('permissions')) {
    if (!Number.isInteger(id)) validation.refuse(key, texts.integer(key));
    else if (store.permission(Number(id))?.type !== 'user') {
      validation.refuse(key, texts.selected(key));
    }
  }
  return validation;
}

/** Returns the ids of a request that `checkPermissionIds` accepted. A repeated id counts once. */
export function readPermissionIds({ input }: Call): readonly number[] {
  return [...new Set(parseList(input['permissions']).map(Number))];
}
