import { isJsonObject } from '../lib/json.ts';
import { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

/**
 * Returns the paths of the settings that differ, such as `providers.vms.admin.password`: also if only the content of a file
 * that they name has changed. Values are not returned. A list is one setting.
 */
export const findChangedSettings = (old: Settings, next: Settings): readonly string[] =>
  findChanges([], old, next);

function findChanges(path: readonly string[], old: unknown, next: unknown): readonly string[] {
  if (isGroup(old) && isGroup(next)) {
    const names = new Set([...Object.keys(old), ...Object.keys(next)]);
    return [...names].flatMap((name) => findChanges([...path, name], old[name], next[name]));
  }
  return toText(old) === toText(next) ? [] : [path.join('.')];
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isJsonObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Returns a text that is the same for the same values. It contains the values of secrets. */
const toText = (value: unknown): string => JSON.stringify({ value }, reveal);

/** JSON.stringify calls it with the holder of the value, which `toJSON` of the value may have replaced. */
function reveal(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const original = this[name];
  if (original instanceof Secret) return original.reveal();
  return original instanceof Map || original instanceof Set ? [...original] : value;
}
