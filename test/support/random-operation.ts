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

/** A number from 0 up to 1; the same row of numbers for the same seed. */
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
  /** Root fields with their arguments, of which some are taken: `user(id: "vms/user/5")`. */
  readonly roots: readonly string[];
  /** Arguments for fields that need some, or are better with some, by coordinate. */
  readonly args: Readonly<Record<string, string>>;
}

/** A valid query that selects at random, as deep as the schema goes. */
export function randomQuery(schema: GraphQLSchema, { random, roots, args }: Options): string {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const count = 1 + Math.floor(random() * 3);
  const chosen = Array.from({ length: count }, (_none, index) => {
    const root = roots[Math.floor(random() * roots.length)] ?? '';
    const name = /^\w+/.exec(root)?.[0] ?? '';
    const definition = fields[name];
    if (definition === undefined) throw new Error(`The schema has no root field ${name}.`);
    return `r${index}: ${root} ${select(getNamedType(definition.type), 0)}`;
  });
  return `{ ${chosen.join(' ')} }`;

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
    // Objects of two types may have a field of one name and another type: aliases keep them apart.
    return `${type}_${field.name}: ${field.name}${args[coordinate] ?? ''} ${select(named, depth + 1)}`;
  }
}
