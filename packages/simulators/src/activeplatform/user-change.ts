import { isObject, type Parameters } from '../kit/plain-object.ts';
import type { User, UserChange } from './records.ts';
import type { ActivePlatformSwitches } from './switches.ts';

/**
 * Returns the names that a body sets. An empty middle name clears it (the page), as null does
 * (INFERRED).
 */
export function toNames(parameters: Parameters): UserChange {
  return {
    ...textMember(parameters, 'first_name'),
    ...textMember(parameters, 'middle_name'),
    ...textMember(parameters, 'last_name'),
  };
}

function textMember(parameters: Parameters, name: keyof UserChange): UserChange {
  const value = parameters[name];
  return value === undefined ? {} : { [name]: String(value ?? '') };
}

/** Returns the attributes after a change. Values are always texts (Q3). */
export function toAttributes(
  parameters: Parameters,
  before: User['attributes'],
  switches: ActivePlatformSwitches,
): User['attributes'] {
  const sent = parameters['custom_attributes'];
  if (!Array.isArray(sent)) return before;
  const known = sent
    .filter(isObject)
    .map((attribute) => [String(attribute['key']), String(attribute['value'] ?? '')] as const)
    .filter(([key]) => Object.hasOwn(switches.attributeNames, key));
  const changed = Object.fromEntries(known);
  return switches.customAttributes === 'merge' ? { ...before, ...changed } : changed;
}
