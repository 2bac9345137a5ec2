import type { z } from 'zod';
import { compiled, MAX_NAMED } from './compiled-schema.ts';

/** A body unlike the upstream's documentation. Says where and what kind was due, never what stood there. */
export class ContractMismatch extends Error {
  override readonly name = 'ContractMismatch';
}

/** A body that is no document at all: a page of a server in between, half an answer, nothing. */
export class NoDocument extends ContractMismatch {
  /** @param form what was due: `JSON`. */
  constructor(form: string) {
    super(`$: expected ${form}`);
  }
}

/**
 * Checks a wire document against its schema: unknown members are dropped, missing optional ones tolerated.
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

/** @param at the path of what was decoded, in its document. */
export function toMismatch(
  issues: readonly z.core.$ZodIssue[],
  at: readonly PropertyKey[] = [],
): ContractMismatch {
  const placed = issues
    .slice(0, MAX_NAMED)
    .map((issue) => ({ ...issue, path: [...at, ...issue.path] }));
  return new ContractMismatch(describe(placed).slice(0, MAX_NAMED).join('; '));
}

function describe(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) => {
    // A union fails by all its members: the first one names the form that the fact sheets give first.
    const [first] = issue.code === 'invalid_union' ? issue.errors : [];
    if (first !== undefined && first.length > 0) {
      return describe(
        first.slice(0, 1).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
      );
    }
    return [`${toPath(issue.path)}: ${expectationOf(issue)}`];
  });
}

function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_format') return `expected ${issue.format}`;
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return `expected at most ${issue.maximum} entries`;
  }
  return 'not as documented';
}

/** Keys that are no plain names are left out: in an open map they may be data. */
function toPath(path: readonly PropertyKey[]): string {
  const segments = path.map((key) => (/^\w{1,64}$/.test(String(key)) ? String(key) : '*'));
  return ['$', ...segments].join('.');
}
