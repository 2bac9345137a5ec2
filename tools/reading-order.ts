import { type DefinitionNode, type DocumentNode, Kind, type TypeNode, visit } from 'graphql';
import { mergeExtensions } from '../src/graphql/federation/merge-extensions.ts';

/** One file below `schema/`. */
export interface SchemaFile {
  /** The path below `schema/`: `providers/vms.graphql`. */
  readonly name: string;
  readonly document: DocumentNode;
}

/** The files that are read first, in this order. Those of the providers follow, by name. */
const FIRST = ['user', 'user-list', 'update-user', 'device', 'base', 'access'];

const ROOTS = ['Query', 'Mutation'];

/**
 * Returns the whole contract in the order in which people read it: what it is for, the roots, users, lists, results, devices, the types of
 * each provider, all inputs with their enums, scalars, directives. Each type is defined once.
 */
export function toReadingOrder(files: readonly SchemaFile[]): DocumentNode {
  const definitions = files
    .toSorted((one, other) => compareNames(one.name, other.name))
    .flatMap(({ document }) => document.definitions);
  const merged = mergeExtensions({ kind: Kind.DOCUMENT, definitions });
  const read = namesInOutput(merged);
  const sorted = merged.definitions.toSorted((one, other) => rank(one, read) - rank(other, read));
  return { ...merged, definitions: sorted };
}

function compareNames(one: string, other: string): number {
  const difference = fileRank(one) - fileRank(other);
  return difference === 0 ? Number(one > other) - Number(one < other) : difference;
}

function fileRank(name: string): number {
  const index = FIRST.indexOf(name.replace('.graphql', ''));
  return index === -1 ? FIRST.length : index;
}

/** Returns the position of the section that contains a definition. */
function rank(definition: DefinitionNode, read: ReadonlySet<string>): number {
  switch (definition.kind) {
    case Kind.SCHEMA_DEFINITION:
      return -1;
    case Kind.OBJECT_TYPE_DEFINITION: {
      const root = ROOTS.indexOf(definition.name.value);
      return root === -1 ? ROOTS.length : root;
    }
    case Kind.ENUM_TYPE_DEFINITION:
      return ROOTS.length + (read.has(definition.name.value) ? 0 : 1);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return ROOTS.length + 1;
    case Kind.SCALAR_TYPE_DEFINITION:
      return ROOTS.length + 2;
    case Kind.DIRECTIVE_DEFINITION:
      return ROOTS.length + 3;
    default:
      return ROOTS.length;
  }
}

/** Returns the names of the types that fields of objects and interfaces return. */
function namesInOutput(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { FieldDefinition: ({ type }) => void names.add(nameOf(type)) });
  return names;
}

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
