import type { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import type { SettingPath } from './problem.ts';

/**
 * The option of `superRefine` with which a rule about several settings is checked even if some settings are invalid, so that
 * all problems are reported at once. Such a rule must not use a setting without asking `areUsable`.
 */
export const EVEN_IF_INVALID = {
  when: ({ value }: z.core.ParsePayload) => isJsonObject(value),
};

/**
 * Returns whether the settings at all these paths have the types of the schema. What is below them is checked only if
 * their paths are named, too.
 */
export function areUsable(
  { issues }: z.core.ParsePayload,
  ...paths: readonly SettingPath[]
): boolean {
  return paths.every((path) => !issues.some((issue) => concerns(issue, path)));
}

/** An unknown option makes no other one unusable. */
const concerns = ({ code, path: invalid = [] }: z.core.$ZodRawIssue, path: SettingPath) =>
  code !== 'unrecognized_keys' &&
  invalid.length <= path.length &&
  invalid.every((key, index) => key === path[index]);

/** Returns the entries of a list that have the type of the schema, with their indexes. */
export function listUsable<T>(
  context: z.core.ParsePayload,
  path: SettingPath,
  list: readonly T[] | undefined,
): readonly (readonly [number, T])[] {
  if (list === undefined || !areUsable(context, path)) return [];
  return [...list.entries()].filter(([index]) => areUsable(context, [...path, index]));
}
