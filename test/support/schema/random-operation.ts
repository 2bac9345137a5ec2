import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** Returns a generator of numbers from 0 up to 1; the same seed gives the same sequence. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Options {
  readonly random: () => number;
  /** Root fields with their arguments, some of which are chosen: `user(id: "vms/user/5")`. */
  readonly roots: readonly string[];
  /** Arguments by coordinate, for fields that need some or are better with some. */
  readonly args: Readonly<Record<string, string>>;
  /** What precedes the selection of a mutation: `mutation ($key: ID)`. A query if absent. */
  readonly mutation?: string;
}

/** Returns a valid random operation that is as deep as the schema. */
export function randomOperation(schema: GraphQLSchema, options: Options): string {
  const { random, roots, args, mutation = '' } = options;
  const root = mutation === '' ? schema.getQueryType() : schema.getMutationType();
  const fields = root?.getFields() ?? {};
  const count = 1 + Math.floor(random() * 3);
  const chosen = Array.from({ length: count }, (_none, index) => {
    const root = roots[Math.floor(random() * roots.length)] ?? '';
    const name = /^\w+/.exec(root)?.[0] ?? '';
    const definition = fields[name];
    if (definition === undefined) throw new Error(`The schema has no root field ${name}.`);
    return `r${index}: ${root} ${select(getNamedType(definition.type), 0)}`;
  });
  return `${mutation} { ${chosen.join(' ')} }`;

  function select(type: GraphQLNamedType, depth: number): string {
    if (!isCompositeType(type)) return '';
    if (isAbstractType(type)) {
      const parts = schema
        .getPossibleTypes(type)
        .filter(() => random() < 0.8)
        .map((object) => `... on ${object.name} ${select(object, depth)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    return isObjectType(type)
      ? `{ __typename ${Object.values(type.getFields())
          .map((field) => selectField(type.name, field, depth))
          .join(' ')} }`
      : '';
  }

  function selectField(type: string, field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type);
    const likelihood = isLeafType(named) ? 0.3 : 0.6 - depth * 0.08;
    if (random() > likelihood) return '';
    const coordinate = `${type}.${field.name}`;
    // Objects of two types may have fields with the same name and different types: aliases separate
    // them.
    return `${type}_${field.name}: ${field.name}${args[coordinate] ?? ''} ${select(named, depth + 1)}`;
  }
}
