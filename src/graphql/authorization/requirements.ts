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

/** Lists of scopes: the caller needs all scopes of any one list. */
type ScopeLists = readonly (readonly string[])[];

/** The lists of the field, of its type and of the type it returns: the caller must satisfy each. */
type ScopeRequirement = readonly ScopeLists[];

/**
 * What a caller needs to read a field. The decision for the last caller is remembered, because a
 * list asks for the same field of each of its entries.
 */
class FieldRequirement {
  /** The type and the name of the field, as in `Camera.previewUrl`. */
  readonly coordinate: string;
  readonly #required: ScopeRequirement;
  #lastScopes: ReadonlySet<string> | undefined;
  #isLastAllowed = false;

  constructor(coordinate: string, required: ScopeRequirement) {
    this.coordinate = coordinate;
    this.#required = required;
  }

  /** @param scopes the same set only if the scopes are the same: they never change. */
  isMetBy(scopes: ReadonlySet<string>): boolean {
    if (scopes === this.#lastScopes) return this.#isLastAllowed;
    this.#isLastAllowed = this.#required.every((lists) =>
      lists.some((list) => list.every((scope) => scopes.has(scope))),
    );
    this.#lastScopes = scopes;
    return this.#isLastAllowed;
  }

  /** Returns the scopes that are missing; of several lists, any one of which suffices, those of the nearest one. */
  findMissing(scopes: ReadonlySet<string>): readonly string[] {
    const missing = this.#required.flatMap((lists) => {
      const all = lists.map((list) => list.filter((scope) => !scopes.has(scope)));
      return all.reduce((nearest, one) => (one.length < nearest.length ? one : nearest));
    });
    return [...new Set(missing)];
  }
}

/** The requirements of each field whose schema was read. */
const REQUIREMENTS = new WeakMap<GraphQLField<unknown, never>, FieldRequirement>();

/** Returns whether a caller may read a field; false if the schema of the field was not read. */
export const mayRead = (field: GraphQLField<unknown, never>, { scopes }: Principal): boolean =>
  REQUIREMENTS.get(field)?.isMetBy(scopes) ?? false;

/** Returns the scopes that a caller lacks for a field; none if it may read the field. */
export const findMissingScopes = (
  field: GraphQLField<unknown, never>,
  { scopes }: Principal,
): readonly string[] => requirementOf(field).findMissing(scopes);

/** Returns the type and the name of a field, as in `Camera.previewUrl`. */
export const coordinateOf = (field: GraphQLField<unknown, never>): string =>
  requirementOf(field).coordinate;

function requirementOf(field: GraphQLField<unknown, never>): FieldRequirement {
  const requirement = REQUIREMENTS.get(field);
  if (requirement === undefined) throw new Error('The schema of the field was not read.');
  return requirement;
}

/**
 * Reads `@requiresScopes` once, from the contract, even if the schema has it too. Every request has
 * a known caller, so `@authenticated` requires nothing more. A field that returns a guarded object
 * is guarded as that object is, so that nothing is read only to be refused.
 */
export function readRequirements(schema: GraphQLSchema, contract: GraphQLSchema): void {
  const ofType = (type: GraphQLNamedType): ScopeRequirement => {
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
      const required = [...ofType(type), ...own, ...ofType(getNamedType(field.type))];
      REQUIREMENTS.set(field, new FieldRequirement(`${type.name}.${field.name}`, required));
    }
  }
}

type Holder =
  | (ASTNode & { readonly directives?: readonly ConstDirectiveNode[] | undefined })
  | null;

function scopeListsOf(owners: readonly (Holder | undefined)[]): ScopeRequirement {
  return owners
    .flatMap((holder) => holder?.directives ?? [])
    .filter(({ name }) => name.value === 'requiresScopes')
    .map(({ arguments: [scopes] = [] }) => {
      // GraphQL checked the type of the argument when the schema was built.
      return scopes === undefined ? [] : (valueFromASTUntyped(scopes.value) as ScopeLists);
    });
}

/**
 * Returns a requirement that any one of several satisfies; nothing is required if one of them
 * requires nothing.
 */
function anyOf(requirements: readonly ScopeRequirement[]): ScopeRequirement {
  if (requirements.some((requirement) => requirement.length === 0)) return [];
  return [requirements.flatMap(allOf)];
}

/** Combines the lists of a requirement into one, each entry of which satisfies all of them. */
function allOf(requirement: ScopeRequirement): ScopeLists {
  return requirement.reduce<ScopeLists>(
    (lists, others) => lists.flatMap((list) => others.map((other) => [...list, ...other])),
    [[]],
  );
}
