import {
  type ASTNode,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';
import type { Principal } from '../../access/principal.ts';

/** Of each list one will do; of that one all scopes are needed. */
type ScopeLists = readonly (readonly string[])[];

/** Lists of the field, of its type and of what it leads to: of each of these one. */
type Requirement = readonly ScopeLists[];

/** What callers of a field need, once its schema was read. */
const REQUIREMENTS = new WeakMap<GraphQLField<unknown, never>, Requirement>();

/** @returns false as well for a field of a schema that was not read. */
export function mayRead(field: GraphQLField<unknown, never>, { scopes }: Principal): boolean {
  const held: ReadonlySet<string> = scopes;
  const requirement = REQUIREMENTS.get(field);
  return (
    requirement?.every((lists) => lists.some((list) => list.every((scope) => held.has(scope)))) ??
    false
  );
}

/**
 * Reads `@requiresScopes` once, of the contract, whether or not the schema says it too. Every request has a known caller, so `@authenticated` asks for nothing more.
 * A field that leads to a guarded object is guarded as that object is, so that nothing is read to be refused.
 */
export function readRequirements(schema: GraphQLSchema, contract: GraphQLSchema): void {
  const ofType = (type: GraphQLNamedType): Requirement => {
    const written = contract.getType(type.name);
    if (isObjectType(written)) return scopeListsOf([written.astNode, ...written.extensionASTNodes]);
    return isAbstractType(type) ? anyOf(schema.getPossibleTypes(type).map(ofType)) : [];
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    const written = contract.getType(type.name);
    for (const field of Object.values(type.getFields())) {
      const own = isObjectType(written)
        ? scopeListsOf([written.getFields()[field.name]?.astNode])
        : [];
      REQUIREMENTS.set(field, [...ofType(type), ...own, ...ofType(getNamedType(field.type))]);
    }
  }
}

type Holder =
  | (ASTNode & { readonly directives?: readonly ConstDirectiveNode[] | undefined })
  | null;

function scopeListsOf(holders: readonly (Holder | undefined)[]): Requirement {
  return holders
    .flatMap((holder) => holder?.directives ?? [])
    .filter(({ name }) => name.value === 'requiresScopes')
    .map(({ arguments: [scopes] = [] }) => {
      // GraphQL held the argument to its type when the schema was built.
      return scopes === undefined ? [] : (valueFromASTUntyped(scopes.value) as ScopeLists);
    });
}

/** Nothing is needed where one of them needs nothing. */
function anyOf(requirements: readonly Requirement[]): Requirement {
  if (requirements.some((requirement) => requirement.length === 0)) return [];
  return [requirements.flatMap(allOf)];
}

/** One list of lists for several, of each of which one is needed. */
function allOf(requirement: Requirement): ScopeLists {
  return requirement.reduce<ScopeLists>(
    (lists, others) => lists.flatMap((list) => others.map((other) => [...list, ...other])),
    [[]],
  );
}
