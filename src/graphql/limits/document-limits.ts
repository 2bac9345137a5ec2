import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { DocumentLimitError } from './document-limit-error.ts';
import { type Measures, measuring } from './measure-operation.ts';

/** The limits of an operation; 0 = no limit. */
export interface DocumentLimits {
  /** Nesting of fields; graphql-js limits introspection. */
  readonly depth: number;
  readonly aliases: number;
  /** Fields at the root, each as often as it is written. */
  readonly rootFields: number;
  readonly directives: number;
  /** How often one field may be written in one selection. */
  readonly repeatedFields: number;
  /** Length of the source, comments included. */
  readonly characters: number;
  /** Lines of the source, empty ones included. */
  readonly lines: number;
}

/** Refuses a document with an operation that is too large, with one error that names the limit. */
export const documentLimits =
  (limits: DocumentLimits): ValidationRule =>
  (context) => ({
    Document: (document) => {
      const tooLong = sourceExcess(document, limits);
      if (tooLong !== undefined) {
        context.reportError(tooLong);
        return;
      }
      const measure = measuring(document);
      for (const operation of document.definitions) {
        if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
        const error = excessOf(operation, measure(operation), limits);
        if (error === undefined) continue;
        context.reportError(error);
        return;
      }
    },
  });

/**
 * Finds a source that is too long: comments and blanks are not tokens, but they cost time and
 * memory.
 */
function sourceExcess(
  document: DocumentNode,
  limits: DocumentLimits,
): DocumentLimitError | undefined {
  const source = document.loc?.source.body ?? '';
  const lines = source.match(/\r\n|[\n\r]/g)?.length ?? 0;
  const found = {
    characters: [source.length, 'is too long'],
    lines: [lines + 1, 'has too many lines'],
  } as const;
  for (const name of ['characters', 'lines'] as const) {
    const [count, what] = found[name];
    const error = toExcess(name, count, what, limits, document);
    if (error !== undefined) return error;
  }
  return undefined;
}

function toExcess(
  name: keyof DocumentLimits,
  found: number,
  what: string,
  limits: DocumentLimits,
  node: ASTNode,
): DocumentLimitError | undefined {
  const limit = limits[name];
  if (limit === 0 || found <= limit) return undefined;
  const numbers = `${what}: ${found}, and ${limit} are allowed`;
  return new DocumentLimitError(numbers, { setting: `limits.${name}`, limit, found }, node);
}

function excessOf(
  operation: OperationDefinitionNode,
  measures: Measures,
  limits: DocumentLimits,
): DocumentLimitError | undefined {
  const { depth, aliases, directives, repeated, mostRepeated } = measures;
  const rootFields = [...repeated.values()].reduce((all, times) => all + times, 0);
  const found: { readonly [Name in (typeof NAMES)[number]]: readonly [number, string] } = {
    rootFields: [rootFields, 'has too many root fields'],
    aliases: [aliases, 'has too many aliases'],
    depth: [depth, 'is nested too deeply'],
    directives: [directives, 'has too many directives'],
    repeatedFields: [mostRepeated, 'repeats a field too often'],
  };
  for (const name of NAMES) {
    const [count, what] = found[name];
    const error = toExcess(name, count, what, limits, operation);
    if (error !== undefined) return error;
  }
  return undefined;
}

const NAMES = ['rootFields', 'aliases', 'depth', 'directives', 'repeatedFields'] as const;
