import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql';
import { Secret } from '../../../src/config/secret.ts';
import { AuditedSecret } from '../../../src/providers/contract/audited-secret.ts';

/** A field of one object type, on a path through the schema. */
export interface Step {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** A path from a root field down to some field. */
export type Way = readonly Step[];

export const coordinateOf = ({ type, field }: Step) => `${type.name}.${field.name}`;

/**
 * Returns for every root field the shortest path to every field that it leads to, including itself.
 */
export function waysThrough(schema: GraphQLSchema): Way[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    type ? stepsOf(type) : [],
  );
  return roots.flatMap((root) => {
    const ways: Way[] = [[root]];
    const entered = new Set<string>();
    // The list grows during the loop.
    for (const way of ways) {
      const last = way.at(-1);
      for (const type of last ? objectTypes(getNamedType(last.field.type), schema) : []) {
        if (entered.has(type.name)) continue;
        entered.add(type.name);
        ways.push(...stepsOf(type).map((step) => [...way, step]));
      }
    }
    return ways;
  });
}

export const stepsOf = (type: GraphQLObjectType): Step[] =>
  Object.values(type.getFields()).map((field) => ({ type, field }));

export function objectTypes(type: GraphQLNamedType, schema: GraphQLSchema) {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** Values of the inputs that fields need. */
const VALUES: Readonly<Record<string, string>> = {
  ID: '"x"',
  Int: '2025',
  UserMatch: '{ email: "x" }',
  _Any: '{ __typename: "User", id: "x" }',
  UpdateUserInput: '{ onApp: { id: "x", firstName: "A" } }',
};

/** Returns an operation that follows this path and selects nothing else. */
export function operationOn(schema: GraphQLSchema, way: Way): string {
  const isMutation = way[0]?.type === schema.getMutationType();
  const selection = way.reduceRight<string>((below, { type, field }, depth) => {
    const needed = field.args.filter(isRequiredArgument);
    const args = needed.map(({ name, type: input }) => {
      const value = VALUES[getNamedType(input).name];
      if (value === undefined) throw new Error(`No value is known for ${input}.`);
      return `${name}: ${String(input).startsWith('[') ? `[${value}]` : value}`;
    });
    const isLeaf = !hasFields(getNamedType(field.type));
    const own = below || (isLeaf ? '' : '{ __typename }');
    const text = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${own}`;
    return depth === 0 ? `{ ${text} }` : `{ ... on ${type.name} { ${text} } }`;
  }, '');
  return `${isMutation ? 'mutation' : 'query'} ${selection}`;
}

const hasFields = (type: GraphQLNamedType) => isObjectType(type) || isAbstractType(type);

/**
 * Returns what a resolver at the root of a path would return: at each step an object of the next
 * step's type.
 *
 * @param report is called with every field whose value is read.
 */
export function modelOf(
  way: Way,
  schema: GraphQLSchema,
  report: (coordinate: string) => void,
): object {
  const [step, ...rest] = way;
  if (step === undefined) return {};
  return {
    __typename: step.type.name,
    [step.field.name]: () => {
      report(coordinateOf(step));
      return valueFor(step.field.type, rest, schema, report);
    },
  };
}

function valueFor(
  type: GraphQLOutputType,
  rest: Way,
  schema: GraphQLSchema,
  report: (coordinate: string) => void,
): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, rest, schema, report);
  if (isListType(type)) return [valueFor(type.ofType, rest, schema, report)];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isScalarType(type)) return LEAVES[type.name];
  if (rest.length > 0) return modelOf(rest, schema, report);
  return { __typename: objectTypes(type, schema)[0]?.name };
}

const LEAVES: Readonly<Record<string, unknown>> = {
  ID: 'x',
  String: 'x',
  Int: 1,
  Float: 1.5,
  Boolean: true,
  DateTime: new Date(0),
  Date: '2025-01-01',
  Decimal: '1.5',
  JSON: {},
  Secret: new AuditedSecret('vms/intercom/1', 'credentials.password', new Secret('x')),
};
