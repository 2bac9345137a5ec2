import { z } from 'zod';

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
  throw new ContractMismatch(describe(result.error.issues).slice(0, MAX_NAMED).join('; '));
}

const compiledSchemas = new WeakMap<z.ZodType, z.ZodType>();

/** Compiling pays from the second document on, and the schemas of documents live as long as the gateway. */
function compiled<Schema extends z.ZodType>(schema: Schema): Schema {
  const known = compiledSchemas.get(schema) ?? z.compile(schema);
  compiledSchemas.set(schema, known);
  // Compiling changes how a schema works, not what it gives.
  return known as Schema;
}

/** Departures of one document that are named: drift comes in many members at once. */
const MAX_NAMED = 5;

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
  return 'not as documented';
}

/** Keys that are no plain names are left out: in an open map they may be data. */
function toPath(path: readonly PropertyKey[]): string {
  const segments = path.map((key) => (/^\w{1,64}$/.test(String(key)) ? String(key) : '*'));
  return ['$', ...segments].join('.');
}
