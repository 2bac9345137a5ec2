import { MalformedBodyError } from './contract.ts';

/** A list or an object of a JSON document that is built up. */
export type JsonContainer = unknown[] | Record<string, unknown>;

/**
 * Adds the entries of a parsed list, or the properties of a parsed object.
 *
 * @returns the number of added entries or properties.
 */
export function addAll(target: JsonContainer | undefined, parsed: unknown): number {
  if (Array.isArray(target) && Array.isArray(parsed)) {
    for (const entry of parsed) target.push(entry);
    return parsed.length;
  }
  if (target === undefined || Array.isArray(target)) throw new MalformedBodyError('JSON');
  const fields = Object.entries(parsed as object);
  for (const [key, field] of fields) setProperty(target, key, field);
  return fields.length;
}

/** Sets a property as `JSON.parse` does. */
export function setProperty(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    // An assignment would set the prototype.
    const field = { value, configurable: true, enumerable: true, writable: true };
    Object.defineProperty(target, key, field);
  } else {
    target[key] = value;
  }
}
