import type { InputIssue } from '../generated/schema-types.ts';
import { toOwnIssue } from '../providers/issues.ts';
import type { AnyUpdateBranch, BranchKey } from '../providers/provider.ts';

/** What the gateway refuses of every provider's input, before anything is sent. */
export function inputIssues(key: BranchKey, input: object, branch: AnyUpdateBranch): InputIssue[] {
  const base = ['input', key];
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
    ...textIssues(namingTexts(input, branch.naming), base),
  ];
  if (
    issues.length === 0 &&
    changes.every(([member, value]) => isNoChange(member, value, branch))
  ) {
    issues.push(toOwnIssue(base, 'REQUIRED', 'names a user and changes nothing'));
  }
  return issues;
}

/** Null is not absent: it would ask to clear a value, which no provider documents but where it is said. */
function valueIssues(
  value: unknown,
  path: readonly string[],
  opaque: readonly string[],
): InputIssue[] {
  if (value === null) {
    const message = 'cannot be cleared: leave the member out to keep the value';
    return [toOwnIssue(path, 'NOT_ALLOWED', message)];
  }
  if (typeof value === 'string') return textIssues([[path.at(-1) ?? '', value]], path.slice(0, -1));
  if (typeof value !== 'object' || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (member === undefined || (member !== null && opaque.includes(key))) return [];
    return valueIssues(member, [...path, key], opaque);
  });
}

/** Half a character, or a control character that XML cannot hold, is a slip of the caller's and no value. */
function textIssues(
  texts: readonly (readonly [string, string])[],
  path: readonly string[],
): InputIssue[] {
  return texts.flatMap(([key, text]) =>
    text.isWellFormed() && !UNPRINTABLE.test(text)
      ? []
      : [toOwnIssue([...path, key], 'FORMAT', 'holds a character that is no text')],
  );
}

const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u;

function namingTexts(input: object, naming: readonly string[]): (readonly [string, string])[] {
  return Object.entries(input).flatMap(([member, value]) =>
    naming.includes(member) && typeof value === 'string' ? [[member, value] as const] : [],
  );
}

const isOneOf = (members: readonly string[], member: string) => members.includes(member);

/** A list of changes, or an object, with nothing in it. */
function isNoChange(member: string, value: unknown, { additive }: AnyUpdateBranch): boolean {
  if (Array.isArray(value)) return value.length === 0 && isOneOf(additive, member);
  return isEmptyObject(value);
}

const isEmptyObject = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Date) &&
  Object.values(value).every((member) => member === undefined);
