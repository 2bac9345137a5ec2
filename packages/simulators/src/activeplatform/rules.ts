import { isObject, type Parameters } from '../core/plain-object.ts';
import type { ActivePlatformOptions } from './options.ts';
import type { User } from './records.ts';

/**
 * The reason why a create or an update is rejected. Every text here is INFERRED: Grape's words, or
 * Rails'.
 */
export interface Refusal {
  readonly status: number;
  readonly error: string;
}

/**
 * Checks a create (fact sheet 5.3): names, password and e-mail are required, and the e-mail is the
 * login.
 */
export function findCreateRefusal(
  parameters: Parameters,
  users: readonly User[],
  options: ActivePlatformOptions,
): Refusal | undefined {
  const missing = ['first_name', 'last_name', 'password', 'email'].filter(
    (name) => parameters[name] === undefined,
  );
  if (missing.length > 0) {
    const error = missing.map((name) => `${name} is missing`).join(', ');
    return { status: options.missingParameterStatus, error };
  }
  const email = String(parameters['email']).toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return unprocessable('Email is invalid');
  const taken = users.some((user) => user.email.toLowerCase() === email);
  if (taken) return unprocessable('Email has already been taken');
  return findUpdateRefusal(parameters, options);
}

/**
 * Checks an update (fact sheet 5.4): everything is optional, and unknown parameters are ignored.
 */
export function findUpdateRefusal(
  parameters: Parameters,
  options: ActivePlatformOptions,
): Refusal | undefined {
  return (
    findTypeRefusal(parameters) ??
    findNameRefusal(parameters) ??
    findPasswordRefusal(parameters['password'], options.minPasswordLength) ??
    findAttributeRefusal(parameters['custom_attributes'], options)
  );
}

/**
 * Checks types first: Grape rejects a parameter of the wrong type before any model sees it
 * (INFERRED).
 */
function findTypeRefusal(parameters: Parameters): Refusal | undefined {
  const texts = ['first_name', 'middle_name', 'last_name', 'password'];
  const wrong = texts.find(
    (name) => typeof parameters[name] === 'object' && parameters[name] !== null,
  );
  return wrong === undefined ? undefined : { status: 400, error: `${wrong} is invalid` };
}

function findNameRefusal(parameters: Parameters): Refusal | undefined {
  if (isBlank(parameters['first_name'])) return unprocessable("First name can't be blank");
  if (isBlank(parameters['last_name'])) return unprocessable("Last name can't be blank");
  return undefined;
}

function findPasswordRefusal(password: unknown, minLength: number): Refusal | undefined {
  if (password === undefined || minLength === 0) return undefined;
  if (isBlank(password)) return unprocessable("Password can't be blank");
  if (String(password).length >= minLength) return undefined;
  return unprocessable(`Password is too short (minimum is ${minLength} characters)`);
}

function findAttributeRefusal(
  attributes: unknown,
  options: ActivePlatformOptions,
): Refusal | undefined {
  if (attributes === undefined || attributes === null) return undefined;
  if (!Array.isArray(attributes)) return { status: 400, error: 'custom_attributes is invalid' };
  for (const [index, attribute] of attributes.entries()) {
    const key = isObject(attribute) ? attribute['key'] : undefined;
    if (key === undefined) {
      return { status: 400, error: `custom_attributes[${index}][key] is missing` };
    }
    if (
      options.unknownAttribute === 'refused' &&
      !Object.hasOwn(options.attributeNames, String(key))
    ) {
      return unprocessable(`Custom attribute with key ${String(key)} is not defined`);
    }
  }
  return undefined;
}

/** Returns true if the parameter was sent, but is null or empty. */
function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function unprocessable(error: string): Refusal {
  return { status: 422, error };
}
