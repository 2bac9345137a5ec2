import { isObject, type Parameters } from '../core/plain-object.ts';
import type { ActivePlatformOptions } from './options.ts';
import type { User, UserChange } from './records.ts';

/**
 * Returns the names that a body sets. An empty middle name clears it (the page), as null does
 * (INFERRED).
 */
export function toNames(parameters: Parameters): UserChange {
  return {
    ...toTextProperty(parameters, 'first_name'),
    ...toTextProperty(parameters, 'middle_name'),
    ...toTextProperty(parameters, 'last_name'),
  };
}

function toTextProperty(parameters: Parameters, name: keyof UserChange): UserChange {
  const value = parameters[name];
  return value === undefined ? {} : { [name]: String(value ?? '') };
}

/** Returns the attributes after a change. Values are always texts (Q3). */
export function toAttributes(
  parameters: Parameters,
  before: User['attributes'],
  options: ActivePlatformOptions,
): User['attributes'] {
  const sent = parameters['custom_attributes'];
  if (!Array.isArray(sent)) return before;
  const known = sent
    .filter(isObject)
    .map((attribute) => [String(attribute['key']), String(attribute['value'] ?? '')] as const)
    .filter(([key]) => Object.hasOwn(options.attributeNames, key));
  const changed = Object.fromEntries(known);
  return options.customAttributes === 'merge' ? { ...before, ...changed } : changed;
}
