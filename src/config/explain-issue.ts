import type { z } from 'zod';
import { explainForms } from './union-issues.ts';

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a string',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

/**
 * Returns the message for an issue of zod if the schema has none of its own. Messages name types, limits and options, never
 * values. If it returns undefined, zod's own message is used, which quotes no value either.
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown option ${issue.keys.join(', ')}`;
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'invalid_key':
      return issue.issues[0]?.message;
    case 'invalid_union':
      if (issue.discriminator !== undefined) return 'must be a known provider kind';
      return issue.input === undefined ? 'is missing' : explainForms(issue.errors);
    case 'too_small':
      return explainLimit(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return explainLimit(issue.origin, 'most', issue.maximum);
  }
  return undefined;
}

function explainLimit(origin: string, bound: 'least' | 'most', limit: unknown): string | undefined {
  const mayBeEmpty = bound === 'most' || limit !== 1;
  if ((origin === 'string' || origin === 'array') && !mayBeEmpty) return 'must not be empty';
  return origin === 'number' || origin === 'int' ? `must be at ${bound} ${limit}` : undefined;
}
