import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A selection that leads from one type to all fields of another. */
export interface ObjectPath {
  /** The object type that is reached. It has an id. */
  readonly target: string;
  /** The fields on the way: `cameras.nodes`. */
  readonly fields: readonly string[];
  /** The selection below the first type. */
  readonly selection: string;
}

/**
 * Returns the shortest path through each field that leads to a type with an id, below some type. The edges of connections are
 * left out: their `nodes` are the same objects.
 */
export function pathsBelow(schema: GraphQLSchema, type: GraphQLNamedType): readonly ObjectPath[] {
  const followed = new Set<string>();
  const steps = objectsOf(schema, type).map((object) => ({ object, fields: [], wrap: identity }));
  const queue: Step[] = [...steps];
  const paths: ObjectPath[] = [];
  // The queue grows during the loop.
  for (const { object, fields, wrap } of queue) {
    if (hasId(object)) {
      const selection = wrap(`... on ${object.name} ${selectAll(schema, object)}`);
      paths.push({ target: object.name, fields, selection });
    }
    for (const field of Object.values(object.getFields())) {
      const coordinate = `${object.name}.${field.name}`;
      if (field.name === 'edges' || followed.has(coordinate)) continue;
      followed.add(coordinate);
      const text = `${field.name}${argumentsOf(field)}`;
      for (const below of objectsOf(schema, getNamedType(field.type))) {
        queue.push({
          object: below,
          fields: [...fields, field.name],
          wrap: (selection) => wrap(`... on ${object.name} { ${text} { ${selection} } }`),
        });
      }
    }
  }
  return paths;
}

/** An object type that is reached, and what leads to it. */
interface Step {
  readonly object: GraphQLObjectType;
  readonly fields: readonly string[];
  readonly wrap: (selection: string) => string;
}

const identity = (selection: string) => selection;

/** Returns a selection of everything that belongs to an object: its values, and the ids of the objects that it refers to. */
function selectAll(schema: GraphQLSchema, type: GraphQLObjectType, depth = 0): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [`${field.name}${argumentsOf(field)}`];
    if (field.name === 'edges' || field.name === 'pageInfo') return [];
    const selection = selectReference(schema, named, depth);
    return selection === '' ? [] : [`${field.name}${argumentsOf(field)} { ${selection} }`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

function selectReference(schema: GraphQLSchema, named: GraphQLNamedType, depth: number): string {
  const objects = objectsOf(schema, named);
  if (objects.every(hasId))
    return `__typename ${objects.map(({ name }) => `... on ${name} { id }`).join(' ')}`;
  if (depth > 2) return '__typename';
  return objects
    .map((object, index) => {
      const selection = hasId(object) ? '{ id }' : selectAll(schema, object, depth + 1);
      // Objects of several types may have fields of one name and different types.
      return index === 0 || hasId(object) ? `... on ${object.name} ${selection}` : '';
    })
    .join(' ');
}

const hasId = (type: GraphQLObjectType) => String(type.getFields()['id']?.type) === 'ID!';

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (!isCompositeType(type)) return [];
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** All required arguments are numbers of years. */
const argumentsOf = (field: GraphQLField<unknown, unknown>) => {
  const required = field.args.filter(isRequiredArgument);
  return required.length === 0 ? '' : `(${required.map(({ name }) => `${name}: 2025`).join(', ')})`;
};
