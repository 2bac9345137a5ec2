import {
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';

const schema = createSchema();

/** Arguments of fields that need some, without blanks. */
const ARGUMENTS: Readonly<Record<string, string>> = { monthlyBills: '(year:2025)' };

/**
 * Returns a selection of every field below a type, at any depth; a type is not entered again below
 * itself.
 */
export function selectEverything(type: string): string {
  const found = schema.getType(type);
  if (!isObjectType(found) && !isInterfaceType(found)) throw new Error(`${type} has no fields.`);
  return selectionOf(found, []);
}

function selectionOf(type: GraphQLOutputType, way: readonly string[]): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (way.includes(named.name)) return '{ __typename }';
  const below = [...way, named.name];
  if (isInterfaceType(named)) {
    const types = schema.getPossibleTypes(named);
    return `{ __typename ${types.map((it) => `... on ${it.name} ${aliased(selectionOf(it, below), it.name)}`).join(' ')} }`;
  }
  if (!isObjectType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields());
  const select = ({ name, type: of }: (typeof fields)[number]) =>
    `${name}${ARGUMENTS[name] ?? ''} ${isReference(name, of) ? '{ __typename id }' : selectionOf(of, below)}`;
  return `{ __typename ${fields.map(select).join(' ')} }`;
}

/** Returns whether a field refers to an object that has its own connections: only its id is selected, as all would be too much. */
const isReference = (name: string, type: GraphQLOutputType) =>
  ['user', 'intercom'].includes(name) && ['VmsUser', 'Intercom'].includes(getNamedType(type).name);

/** Types of one interface have fields of one name and different types: each gets an alias. */
const aliased = (selection: string, type: string) =>
  selection.replace(
    /^\{ __typename (.*) \}$/s,
    (_whole, fields: string) => `{ ${prefixed(fields, type)} }`,
  );

function prefixed(fields: string, type: string): string {
  let depth = 0;
  return fields
    .split(' ')
    .map((word) => {
      const isField = depth === 0 && /^\w+$/.test(word);
      if (word === '{') depth += 1;
      if (word === '}') depth -= 1;
      return isField ? `${type}_${word}: ${word}` : word;
    })
    .join(' ');
}
