import { Kind, type OperationDefinitionNode, type ValidationRule } from 'graphql';
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
}

/** Refuses a document of which an operation is too large, with one error that names the limit. */
export const documentLimits =
  (limits: DocumentLimits): ValidationRule =>
  (context) => ({
    Document: (document) => {
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

function excessOf(
  operation: OperationDefinitionNode,
  measures: Measures,
  limits: DocumentLimits,
): DocumentLimitError | undefined {
  const { depth, aliases, directives, repeated, mostRepeated } = measures;
  const rootFields = [...repeated.values()].reduce((all, times) => all + times, 0);
  const found: { readonly [Name in keyof DocumentLimits]: readonly [number, string] } = {
    rootFields: [rootFields, 'asks for too many fields at its root'],
    aliases: [aliases, 'has too many aliases'],
    depth: [depth, 'goes too deep'],
    directives: [directives, 'has too many directives'],
    repeatedFields: [mostRepeated, 'repeats a field too often'],
  };
  for (const name of NAMES) {
    const [count, what] = found[name];
    const limit = limits[name];
    if (limit === 0 || count <= limit) continue;
    const numbers = `${what}: ${count}, and ${limit} are allowed`;
    return new DocumentLimitError(
      numbers,
      { setting: `limits.${name}`, limit, found: count },
      operation,
    );
  }
  return undefined;
}

const NAMES = ['rootFields', 'aliases', 'depth', 'directives', 'repeatedFields'] as const;
