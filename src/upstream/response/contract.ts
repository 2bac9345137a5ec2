import type { z } from 'zod';
import { compiled, MAX_REPORTED } from './compiled-schema.ts';

/**
 * Thrown if a body is not as the upstream documents it. The message has the path and the expected
 * kind, never the value.
 */
export class ContractMismatch extends Error {
  override readonly name = 'ContractMismatch';
}

/**
 * Thrown if a body is not a document at all, such as the HTML of a proxy, half a response or
 * nothing.
 */
export class MalformedBodyError extends ContractMismatch {
  /** @param form the expected form, such as `JSON`. */
  constructor(form: string) {
    super(`$: expected ${form}`);
  }
}

/**
 * Decodes a wire document by its schema. Unknown properties are dropped, and optional ones may be
 * missing.
 *
 * @throws {ContractMismatch} `$.cameras.0.id: expected number`
 */
export function decode<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
): z.output<Schema> {
  const result = compiled(schema).safeParse(document);
  if (result.success) return result.data;
  throw toMismatch(result.error.issues);
}

/** @param at the path of the decoded part in its document. */
export function toMismatch(
  issues: readonly z.core.$ZodIssue[],
  at: readonly PropertyKey[] = [],
): ContractMismatch {
  const located = issues
    .slice(0, MAX_REPORTED)
    .map((issue) => ({ ...issue, path: [...at, ...issue.path] }));
  return new ContractMismatch(describe(located).slice(0, MAX_REPORTED).join('; '));
}

function describe(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) => {
    // A union reports the issues of all its options. The first option is the form that the fact sheets list first.
    const [first] = issue.code === 'invalid_union' ? issue.errors : [];
    if (first !== undefined && first.length > 0) {
      return describe(
        first.slice(0, 1).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
      );
    }
    return [`${toPath(issue.path)}: ${toExpectation(issue)}`];
  });
}

function toExpectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_format') return `expected ${issue.format}`;
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return `expected at most ${issue.maximum} entries`;
  }
  return 'not as documented';
}

/**
 * Returns a path in which unusual keys are replaced by `*`, because the keys of an open map may be
 * data.
 */
function toPath(path: readonly PropertyKey[]): string {
  const segments = path.map((key) => (/^\w{1,64}$/.test(String(key)) ? String(key) : '*'));
  return ['$', ...segments].join('.');
}
