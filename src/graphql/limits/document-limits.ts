import { type ASTNode, type DocumentNode, Kind, type ValidationRule } from 'graphql';
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
      const error =
        findExcess(countSource(document), limits, document) ?? operationExcess(document, limits);
      if (error !== undefined) context.reportError(error);
    },
  });

/** What was counted, the count, and what is wrong if it exceeds its limit. */
type Count = readonly [name: keyof DocumentLimits, found: number, what: string];

/** Counts the source: comments and blanks are not tokens, but they cost time and memory. */
function countSource({ loc }: DocumentNode): readonly Count[] {
  const source = loc?.source.body ?? '';
  const lineEnds = source.match(/\r\n|[\n\r]/g)?.length ?? 0;
  return [
    ['characters', source.length, 'is too long'],
    ['lines', lineEnds + 1, 'has too many lines'],
  ];
}

function operationExcess(
  document: DocumentNode,
  limits: DocumentLimits,
): DocumentLimitError | undefined {
  const measure = measuring(document);
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const error = findExcess(countOperation(measure(operation)), limits, operation);
    if (error !== undefined) return error;
  }
  return undefined;
}

function countOperation(measures: Measures): readonly Count[] {
  const { depth, aliases, directives, repeated, mostRepeated } = measures;
  const rootFields = [...repeated.values()].reduce((all, times) => all + times, 0);
  return [
    ['rootFields', rootFields, 'has too many root fields'],
    ['aliases', aliases, 'has too many aliases'],
    ['depth', depth, 'is nested too deeply'],
    ['directives', directives, 'has too many directives'],
    ['repeatedFields', mostRepeated, 'repeats a field too often'],
  ];
}

/** Returns an error for the first count that exceeds its limit. */
function findExcess(
  counts: readonly Count[],
  limits: DocumentLimits,
  node: ASTNode,
): DocumentLimitError | undefined {
  for (const [name, found, what] of counts) {
    const limit = limits[name];
    if (limit === 0 || found <= limit) continue;
    const numbers = `${what}: ${found}, and ${limit} are allowed`;
    return new DocumentLimitError(numbers, { setting: `limits.${name}`, limit, found }, node);
  }
  return undefined;
}
