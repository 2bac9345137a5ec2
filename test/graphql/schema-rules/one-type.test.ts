import { describe, it } from 'node:test';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { assertOnly, CONTRACT, type Exceptions } from '../../support/schema/contract.ts';

/** Fields that a client has to give an alias if it selects them of several types at once. */
const ALIASED: Exceptions = {
  'Node.status': 'cameras, intercoms, users and accounts have different states',
};

const objectsOf = (type: GraphQLNamedType): readonly GraphQLObjectType[] => {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? CONTRACT.getPossibleTypes(type) : [];
};

/** Returns whether values of two types have the same shape, apart from the fields of objects. */
function haveOneShape(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isNonNullType(one) || isNonNullType(other)) {
    return isNonNullType(one) && isNonNullType(other) && haveOneShape(one.ofType, other.ofType);
  }
  if (isListType(one) || isListType(other)) {
    return isListType(one) && isListType(other) && haveOneShape(one.ofType, other.ofType);
  }
  return isLeafType(one) || isLeafType(other) ? one === other : true;
}

/**
 * Returns the fields that two types have with different types, also those of the objects below, as GraphQL merges them in one
 * selection.
 */
function conflictsOf(
  [one, other]: readonly [GraphQLObjectType, GraphQLObjectType],
  known: Set<string>,
): readonly string[] {
  const key = [one.name, other.name].sort().join(' ');
  if (one === other || known.has(key)) return [];
  known.add(key);
  return Object.values(one.getFields()).flatMap((field) => {
    const second = other.getFields()[field.name];
    if (second === undefined) return [];
    if (!haveOneShape(field.type, second.type)) return [field.name];
    const [below, beside] = [field.type, second.type].map((type) => objectsOf(getNamedType(type)));
    const found = (below ?? []).flatMap((left) =>
      (beside ?? []).flatMap((right) => conflictsOf([left, right], known)),
    );
    return found.map((path) => `${field.name}.${path}`);
  });
}

describe('Rule of the schema: one name, one type', () => {
  it('holds for all types that can meet in one selection', () => {
    const conflicts = Object.values(CONTRACT.getTypeMap())
      .filter(isAbstractType)
      .flatMap((place) => {
        const types = CONTRACT.getPossibleTypes(place);
        const known = new Set<string>();
        return types.flatMap((one, index) =>
          types
            .slice(index + 1)
            .flatMap((other) => conflictsOf([one, other], known))
            .map((path) => `${place.name}.${path}`),
        );
      });
    assertOnly(conflicts, ALIASED);
  });
});
