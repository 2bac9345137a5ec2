import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { DocumentLimitError } from './document-limit-error.ts';
import { type Measures, measuring } from './measure-operation.ts';

/** How large an operation may be; 0 = no limit. */
export interface DocumentLimits {
  /** Fields within fields; those of introspection are bounded by graphql-js. */
  readonly depth: number;
  readonly aliases: number;
  /** Each as often as it is written. */
  readonly rootFields: number;
  readonly directives: number;
  /** How often one field may be written at one place. */
  readonly repeatedFields: number;
  /** Length of the source, comments included. */
  readonly characters: number;
  /** Lines of the source, empty ones included. */
  readonly lines: number;
}

/** Refuses a document of which an operation is too large, with one error that names the limit. */
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

/** Comments and blanks are no tokens, and cost time and memory all the same. */
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
    rootFields: [rootFields, 'asks for too many fields at its root'],
    aliases: [aliases, 'has too many aliases'],
    depth: [depth, 'goes too deep'],
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
