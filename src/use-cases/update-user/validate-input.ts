import type { InputIssue } from '../../generated/schema-types.ts';
import { toOwnIssue } from '../../providers/kit/update/issues.ts';
import type { AnyUpdateBranch, BranchKey } from '../../providers/contract/provider.ts';
import { loginIssues } from './validate-login.ts';
import { jsonIssues, MAX_NAME_LENGTH, textIssues } from './validate-text.ts';

/** Returns what is wrong with an input by the rules for all providers, before anything is sent. */
export function inputIssues(key: BranchKey, input: object, branch: AnyUpdateBranch): InputIssue[] {
  const base = ['input', key];
  // Reported without other issues, because the entries of such a list are not checked one by one.
  const tooLong = longLists(input, base, branch.opaque);
  if (tooLong.length > 0) return tooLong;
  const changes = Object.entries(input).filter(
    ([member, value]) =>
      value !== undefined &&
      !isOneOf(branch.naming, member) &&
      !isOneOf(branch.conditions ?? [], member),
  );
  const unclear = changes.filter(
    ([member, value]) => !(value === null && isOneOf(branch.clearable, member)),
  );
  const issues = [
    ...valueIssues(Object.fromEntries(unclear), base, branch.opaque),
    ...namingIssues(input, branch.naming, base),
    ...emptyIssues(Object.fromEntries(changes), base, branch.filled ?? []),
  ];
  if (
    issues.length === 0 &&
    changes.every(([member, value]) => isNoChange(member, value, branch))
  ) {
    issues.push(toOwnIssue(base, 'REQUIRED', 'must change at least one field'));
  }
  return issues;
}

/**
 * Maximum entries of a list: far above what a form sends, and few enough to check, send and refuse
 * each one.
 */
const MAX_ENTRIES = 500;

/**
 * Finds lists that are too long, including those of preconditions. Lists in opaque JSON are left to
 * the provider.
 */
function longLists(
  value: unknown,
  path: readonly string[],
  opaque: readonly string[],
): InputIssue[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  if (Array.isArray(value) && value.length > MAX_ENTRIES) {
    return [toOwnIssue(path, 'TOO_LONG', `has more than ${MAX_ENTRIES} entries`)];
  }
  return Object.entries(value).flatMap(([key, member]) =>
    opaque.includes(key) ? [] : longLists(member, [...path, key], opaque),
  );
}

/**
 * Finds values that are invalid. Null is not absent: it would clear a value, which is allowed only
 * if the provider documents it.
 */
function valueIssues(
  value: unknown,
  path: readonly string[],
  opaque: readonly string[],
): InputIssue[] {
  if (value === null) {
    const message = 'cannot be cleared: omit the field to keep the value';
    return [toOwnIssue(path, 'NOT_ALLOWED', message)];
  }
  if (typeof value === 'string') return textIssues(value, path);
  if (typeof value !== 'object' || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (member === undefined) return [];
    const here = [...path, key];
    if (member === null || !opaque.includes(key)) return valueIssues(member, here, opaque);
    return jsonIssues(member, here);
  });
}

function emptyIssues(
  changes: Readonly<Record<string, unknown>>,
  base: readonly string[],
  filled: readonly string[],
): InputIssue[] {
  return filled
    .filter((member) => changes[member] === '')
    .map((member) => toOwnIssue([...base, member], 'REQUIRED', 'must not be empty'));
}

function namingIssues(
  input: object,
  naming: readonly string[],
  base: readonly string[],
): InputIssue[] {
  return Object.entries(input).flatMap(([member, value]) => {
    if (!naming.includes(member) || typeof value !== 'string') return [];
    const path = [...base, member];
    const issues = textIssues(value, path, MAX_NAME_LENGTH);
    return issues.length === 0 && member === 'login' ? loginIssues(value, path) : issues;
  });
}

const isOneOf = (members: readonly string[], member: string) => members.includes(member);

/** Returns whether a value is an empty list of changes, or an empty object. */
function isNoChange(member: string, value: unknown, { additive }: AnyUpdateBranch): boolean {
  if (Array.isArray(value)) return value.length === 0 && isOneOf(additive, member);
  return isEmptyObject(value);
}

const isEmptyObject = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Date) &&
  Object.values(value).every((member) => member === undefined);
