import type { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import { resemblesName } from './closest-name.ts';
import type { SettingPath } from './problem.ts';
import { get } from './repairs.ts';
import { listNames, toSettingTree } from './setting-index.ts';

/** A name that is shown though it is like no option: a short word in lower case, which no generator of secrets writes. */
const WORD = /^[a-z]{1,12}$/;

/** What a name of a provider may look like, even if it is not allowed. */
const PROVIDER_NAME = /^[\w. -]{1,64}$/;

/** Merge keys, and usual names of headers. */
const OTHER_NAMES: readonly string[] = ['<<', '__proto__', 'authorization', 'api-key', 'x-api-key'];

/**
 * Returns a function that formats a path of a file as in `access.apiKeys.0.name`. A secret may be written in place of a name, for
 * example if a colon follows it; so a name that is like no option is shown as `…`, and its position in the file shows which it is.
 *
 * @param value the content of the file.
 */
export function createPathFormatter(
  schema: z.ZodType,
  value: unknown,
): (path: SettingPath) => string {
  let names: readonly string[] | undefined;
  const isLikeOption = (key: string) => {
    names ??= [...listNames(toSettingTree(schema)), ...OTHER_NAMES];
    return resemblesName(key, names);
  };
  const isShown = (key: string | number, index: number, path: SettingPath): boolean =>
    typeof key === 'number' ||
    WORD.test(key) ||
    isLikeOption(key) ||
    isProvider(value, path.slice(0, index + 1));
  return (path) =>
    path.map((key, index) => (isShown(key, index, path) ? key : HIDDEN_NAME)).join('.');
}

const HIDDEN_NAME = '…';

/** Returns whether the path leads to a provider, which may be outside of its section. */
function isProvider(value: unknown, [first = '', second, ...others]: SettingPath): boolean {
  const name = second ?? first;
  const group = get(value, first);
  const provider = second === undefined ? group : get(group, second);
  const isPlace =
    second === undefined ? Object.hasOwn(Object(group), 'kind') : first === 'providers';
  return (
    isPlace && others.length === 0 && isJsonObject(provider) && PROVIDER_NAME.test(String(name))
  );
}
