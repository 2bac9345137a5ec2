import { isObject } from '../core/plain-object.ts';
import type { Input } from './input.ts';
import { parseText } from './input.ts';
import type { Person } from './model.ts';
import type { VmsOptions } from './options.ts';
import type { Call } from './router.ts';
import type { VmsStore } from './store.ts';
import { Validation } from './validation.ts';

/** The state and options that each route of the Billing API uses. */
export interface BillingApiContext {
  readonly store: VmsStore;
  readonly options: VmsOptions;
}

const MAX_PASSWORD_LENGTH = 100;
const MAX_TYPE_LENGTH = 50;
const MAX_PROPERTIES = 10;
const STATUSES: readonly string[] = ['active', 'blocked'];

/** Checks the values of `POST user/manage` (fact sheet 2.2). */
export function checkCreation({ input, texts }: Call, store: VmsStore): Validation {
  const validation = new Validation(input, texts);
  validation.requireText('login');
  // INFERRED: the page says that a login is unique, not how a duplicate is rejected.
  if (store.isLoginTaken(input['login'])) validation.refuse('login', texts.taken('login'));
  validation.requireText('password', MAX_PASSWORD_LENGTH);
  validation.requireText('type', MAX_TYPE_LENGTH);
  const type = parseText(input['type']) ?? '';
  if (type !== '' && !store.userTypes.includes(type))
    validation.refuse('type', texts.selected('type'));
  checkAccount(validation, input);
  return validation;
}

/** Checks the values of `PATCH user/manage` (2.3), except the login, which `requireUser` checks. */
export function checkUpdate(validation: Validation, { input }: Call, store: VmsStore): void {
  validation.optionalText('password', MAX_PASSWORD_LENGTH);
  checkAccount(validation, input);
  checkPermissionNames(validation, 'permissions_to_attach', store);
  checkPermissionNames(validation, 'permissions_to_detach', store);
  checkSessionLimits(validation, input['session_limits']);
}

/**
 * Returns the user with this `login`. Returns undefined after a rejection, or if the installation
 * responds with 404 to an unknown login. Its form is INFERRED: the user pages list no 404.
 */
export function requireUser(
  validation: Validation,
  { input }: Call,
  { store, options }: BillingApiContext,
): Person | undefined {
  validation.requireText('login');
  const login = parseText(input['login']) ?? '';
  const person = store.billingUserByLogin(login, options.loginsIgnoreCase);
  if (login === '' || person !== undefined) return person;
  if (options.loginRefusal === 'login') {
    validation.refuse('login', validation.texts.selected('login'));
  }
  if (options.loginRefusal === 'anyKey') {
    validation.refuse('user', validation.texts.userUnknown);
  }
  return undefined;
}

function checkAccount(validation: Validation, input: Input): void {
  validation.optionalChoice('status', STATUSES);
  validation.optionalFlag('can_update_password');
  checkBillingInfo(validation, input['billing_info']);
  checkProperties(validation, 'billing_properties');
  checkProperties(validation, 'properties');
}

/** Checks an object; `[]` is PHP's empty object (quirks 2 and 11). */
function checkBillingInfo(validation: Validation, info: unknown): void {
  if (info === undefined || (Array.isArray(info) && info.length === 0)) return;
  if (!isObject(info)) {
    validation.refuse('billing_info', validation.texts.list('billing info'));
    return;
  }
  if (info['billing_id'] !== undefined) {
    validation.text('billing_info.billing_id', info['billing_id'], 255);
  }
  const extra = info['billing_extra'];
  if (extra !== undefined && !isObject(extra) && !Array.isArray(extra)) {
    const key = 'billing_info.billing_extra';
    validation.refuse(key, validation.texts.list(key));
  }
}

function checkProperties(validation: Validation, field: string): void {
  for (const [key, property] of validation.elements(field, MAX_PROPERTIES)) {
    for (const name of ['type', 'value']) {
      const value = isObject(property) ? property[name] : undefined;
      const path = `${key}.${name}`;
      if (value === undefined || value === null || value === '') {
        validation.refuse(path, validation.texts.required(path));
      } else {
        validation.text(path, value, 255);
      }
    }
  }
}

/** Checks names of permissions that billing users may have (quirk 24: the Admin API uses ids). */
function checkPermissionNames(validation: Validation, field: string, store: VmsStore): void {
  for (const [key, name] of validation.elements(field)) {
    if (store.userPermissionByName(name) === undefined) {
      validation.refuse(key, validation.texts.selected(key));
    }
  }
}

function checkSessionLimits(validation: Validation, limits: unknown): void {
  if (limits === undefined) return;
  if (!isObject(limits)) {
    validation.refuse('session_limits', validation.texts.list('session limits'));
    return;
  }
  for (const name of ['intercom', 'cctv']) {
    const limit = limits[name];
    const key = `session_limits.${name}`;
    if (limit !== undefined && !Number.isInteger(limit)) {
      validation.refuse(key, validation.texts.integer(key));
    } else if (Number(limit ?? 0) < 0) {
      validation.refuse(key, validation.texts.tooSmall(key, 0));
    }
  }
}
