import type { AnyUpdateBranch, BranchKey, IssueModel } from '../../providers/contract/provider.ts';
import { gatewayIssue } from '../../providers/kit/update/issues.ts';
import { jsonIssues, loginIssues, MAX_NAME_LENGTH, textIssues } from './validate-text.ts';

/** Returns what is wrong with an input by the rules for all providers, before anything is sent. */
export function inputIssues(key: BranchKey, input: object, branch: AnyUpdateBranch): IssueModel[] {
  const base = ['input', key];
  // Reported without other issues, because the entries of such a list are not checked one by one.
  const tooLong = longLists(input, base, branch.jsonFields);
  if (tooLong.length > 0) return tooLong;
  const unchanging: readonly string[] = [...branch.identifiers, ...(branch.conditions ?? [])];
  const changes = Object.entries(input).filter(
    ([field, value]) => value !== undefined && !unchanging.includes(field),
  );
  const changed = Object.fromEntries(changes);
  const unclear = changes.filter(
    ([field, value]) => value !== null || !isOneOf(branch.clearable, field),
  );
  const issues = [
    ...valueIssues(Object.fromEntries(unclear), base, branch.jsonFields),
    ...namingIssues(input, branch.identifiers, base),
    ...(branch.nonEmpty ?? [])
      .filter((field) => changed[field] === '')
      .map((field) => gatewayIssue([...base, field], 'REQUIRED', 'must not be empty')),
  ];
  if (issues.length === 0 && changes.every(([field, value]) => isNoChange(field, value, branch))) {
    issues.push(gatewayIssue(base, 'REQUIRED', 'must change at least one field'));
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
  jsonFields: readonly string[],
): IssueModel[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  if (Array.isArray(value) && value.length > MAX_ENTRIES) {
    return [gatewayIssue(path, 'TOO_LONG', `has more than ${MAX_ENTRIES} entries`)];
  }
  return Object.entries(value).flatMap(([key, field]) =>
    jsonFields.includes(key) ? [] : longLists(field, [...path, key], jsonFields),
  );
}

/**
 * Finds values that are invalid. Null is not absent: it would clear a value, which is allowed only
 * if the provider documents it.
 */
function valueIssues(
  value: unknown,
  path: readonly string[],
  jsonFields: readonly string[],
): IssueModel[] {
  if (value === null) {
    const message = 'cannot be cleared: omit the field to keep the value';
    return [gatewayIssue(path, 'NOT_ALLOWED', message)];
  }
  if (typeof value === 'string') return textIssues(value, path);
  if (typeof value !== 'object' || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    if (field === undefined) return [];
    const here = [...path, key];
    if (field === null || !jsonFields.includes(key)) return valueIssues(field, here, jsonFields);
    return jsonIssues(field, here);
  });
}

function namingIssues(
  input: object,
  identifiers: readonly string[],
  base: readonly string[],
): IssueModel[] {
  return Object.entries(input).flatMap(([field, value]) =>
    identifiers.includes(field) ? nameIssues(value, [...base, field]) : [],
  );
}

/** Checks a text that names a user, or every text of an object that does. */
function nameIssues(value: unknown, path: readonly string[]): IssueModel[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([field, below]) => nameIssues(below, [...path, field]));
  }
  if (typeof value !== 'string') return [];
  const issues = textIssues(value, path, MAX_NAME_LENGTH);
  return issues.length === 0 && path.at(-1) === 'login' ? loginIssues(value, path) : issues;
}

const isOneOf = (fields: readonly string[], field: string) => fields.includes(field);

/** Returns whether a value is an empty list of changes, or an empty object. */
function isNoChange(field: string, value: unknown, { deltaLists }: AnyUpdateBranch): boolean {
  if (Array.isArray(value)) return value.length === 0 && isOneOf(deltaLists, field);
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Date) &&
    Object.values(value).every((entry) => entry === undefined)
  );
}
