import type { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import { findClosestName, suggest } from './closest-name.ts';
import { explainNumber } from './explain-number.ts';

/** Words that mean true or false in other formats, which YAML 1.2 reads as texts. */
const BOOLEAN_WORDS: readonly unknown[] = ['yes', 'no', 'on', 'off', 'true', 'false', 'y', 'n'];

/**
 * Returns the message for an issue of zod if the schema has none of its own. Messages name types, limits and options. They
 * show a value only if the schema expects a number or a boolean and the value looks like one. If it returns undefined, zod's
 * own message is used, which quotes no value either.
 *
 * @param isShown whether the value is in the file, rather than in an environment variable or another file.
 */
export function explainIssue(issue: z.core.$ZodRawIssue, isShown = false): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return explainType(issue, isShown);
    case 'invalid_value':
      return explainOptions(issue.values.map(String), issue.input);
    case 'invalid_key':
      return issue.issues[0]?.message;
    case 'invalid_union':
      return issue.discriminator === undefined
        ? explainAlternatives(issue)
        : explainOptions(toOptions(issue), toKind(issue.input));
    case 'too_small':
      return explainLimit(issue, 'least', issue.minimum);
    case 'too_big':
      return explainLimit(issue, 'most', issue.maximum);
  }
  return undefined;
}

/** Returns undefined if the schema does not say what the alternatives are. */
function explainAlternatives(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is missing';
  if (!('errors' in issue) || !Array.isArray(issue.errors)) return undefined;
  const messages = issue.errors.map(
    (issues: readonly z.core.$ZodIssue[]) =>
      issues[0]?.message.replace(/^must be /, '').split(/[:;]/, 1)[0],
  );
  return `must be ${messages.join(' or ')}`;
}

const toOptions = (issue: z.core.$ZodRawIssue): readonly string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];

const toKind = (provider: unknown) => (isJsonObject(provider) ? provider['kind'] : undefined);

function explainOptions(options: readonly string[], value: unknown): string {
  const allowed = `${options.length > 1 ? 'one of ' : ''}${options.join(', ')}`;
  if (value === undefined) return `is missing: set it to ${allowed}`;
  const meant = typeof value === 'string' ? findClosestName(value, options) : undefined;
  return `must be ${allowed}${suggest(meant)}`;
}

type TypeIssue = Extract<z.core.$ZodRawIssue, { readonly code?: 'invalid_type' }>;

function explainType(issue: TypeIssue, isShown: boolean): string {
  const { expected, input, path = [] } = issue;
  if (input === undefined) return 'is missing';
  if (input === null) return 'has no value';
  const shown = isShown ? input : undefined;
  switch (expected) {
    case 'number':
    case 'int':
      return `${explainNumber(String(path.at(-1)), shown, isWhole(issue))}${found(input)}`;
    case 'boolean':
      return `must be true or false${BOOLEAN_WORDS.includes(shown) ? `; found "${shown}"` : found(input)}`;
    case 'string':
      return typeof input === 'object'
        ? `must be a string${found(input)}${Array.isArray(input) ? '' : REFERENCES}`
        : `must be a string: put the value in quotes`;
    case 'array':
      return `must be a list, such as [a, b]${found(input)}`;
    case 'object':
    case 'record':
      return `must be a map of options${found(input)}`;
  }
  return `must be ${expected}`;
}

/** What is allowed in place of a text. */
const REFERENCES = `: write "\${NAME}" for an environment variable, or { file: PATH } for the content of a file`;

/** A number that may have a fraction has no format. */
const isWhole = ({ expected, inst }: TypeIssue) =>
  expected === 'int' || (inst !== undefined && 'format' in inst._zod.def);

/** Describes a value whose type no quotes or units explain. */
function found(value: unknown): string {
  if (Array.isArray(value)) return '; found a list';
  return typeof value === 'object' ? '; found a map' : '';
}

type LimitIssue = Extract<z.core.$ZodRawIssue, { readonly code?: 'too_small' | 'too_big' }>;

function explainLimit(
  { origin }: LimitIssue,
  bound: 'least' | 'most',
  limit: unknown,
): string | undefined {
  const isAtLeastOne = bound === 'least' && limit === 1;
  if (origin === 'string') {
    return isAtLeastOne ? 'must not be empty' : `must have at ${bound} ${limit} characters`;
  }
  if (origin === 'array') {
    return isAtLeastOne ? 'must not be an empty list' : `must have at ${bound} ${limit} entries`;
  }
  return origin === 'number' || origin === 'int' ? `must be at ${bound} ${limit}` : undefined;
}
