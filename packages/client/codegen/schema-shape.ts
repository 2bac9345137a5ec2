import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** The arguments that select a page of a list. All others select the list. */
const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);

const compare = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;

/** Returns the types that a response may contain, sorted by name. */
function objectTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const roots = [schema.getMutationType(), schema.getSubscriptionType(), schema.getQueryType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
    .sort(compare);
}

/** Returns the types that have no `id`: their objects are part of the object that holds them. */
export function embeddedTypes(schema: GraphQLSchema): readonly string[] {
  return objectTypes(schema)
    .filter((type) => !Object.hasOwn(type.getFields(), 'id'))
    .map(({ name }) => name);
}

/** Returns the object types of each interface and union, as Apollo Client takes them. */
export function possibleTypes(schema: GraphQLSchema): Readonly<Record<string, readonly string[]>> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType).sort(compare);
  return Object.fromEntries(
    abstract.map((type) => [
      type.name,
      [...schema.getPossibleTypes(type)].sort(compare).map(({ name }) => name),
    ]),
  );
}

/** Returns whether a field is a connection: it has edges and says whether the list continues. */
function isConnection({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return false;
  const fields = named.getFields();
  return Object.hasOwn(fields, 'edges') && Object.hasOwn(fields, 'pageInfo');
}

/** Returns the fields that are connections, by type and name, each with the arguments that select its list. */
export function connections(
  schema: GraphQLSchema,
): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType).sort(compare);
  const entries = types.map((type) => {
    const fields = Object.values(type.getFields()).filter(isConnection);
    return [
      type.name,
      Object.fromEntries(fields.map((field) => [field.name, listArguments(field)])),
    ] as const;
  });
  return Object.fromEntries(entries.filter(([, fields]) => Object.keys(fields).length > 0));
}

const listArguments = ({ args }: GraphQLField<unknown, unknown>): readonly string[] =>
  args.map(({ name }) => name).filter((name) => !PAGE_ARGUMENTS.has(name));
