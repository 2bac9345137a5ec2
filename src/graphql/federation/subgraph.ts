import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';
import { guardSchema } from '../authorization/guard-schema.ts';
import { entities } from '../resolvers/entities.ts';
import { getSchema, RESOLVERS, readTypeDefs } from '../schema.ts';
import { mergeExtensions } from './merge-extensions.ts';
import { ENTITIES } from './reference.ts';

/**
 * Directives that are shown to the router, which may enforce them too. The gateway enforces them in
 * any case.
 */
const ACCESS = ['authenticated', 'requiresScopes'];

/** The oldest version that has all directives used here: composers and routers of any age know it. */
const FEDERATION = 'https://specs.apollo.dev/federation/v2.5';

/**
 * The identity that composition needs for a directive that federation does not define. It is never
 * requested: names below `invalid` do not exist.
 */
const ONE_OF = 'https://roster.invalid/oneOf/v1.0';

function toHeader({ exposeScopes, composeOneOf }: SubgraphOptions): string {
  const imported = [
    'key',
    'shareable',
    ...(exposeScopes ? ACCESS : []),
    ...(composeOneOf ? ['composeDirective'] : []),
  ];
  const compose = `@link(url: "${ONE_OF}", import: ["@oneOf"]) @composeDirective(name: "@oneOf")`;
  return `extend schema
  @link(url: "${FEDERATION}", import: [${imported.map((name) => `"@${name}"`).join(', ')}])
  ${composeOneOf ? compose : ''}

"Exactly one field. Declared here, because Apollo's composition does not know it."
directive @oneOf on INPUT_OBJECT`;
}

interface SubgraphOptions {
  /**
   * Whether the router learns which scopes a field needs. Apollo Gateway rejects a supergraph with
   * scopes.
   */
  readonly exposeScopes: boolean;
  /** Whether composition is told to keep `@oneOf` in the supergraph. */
  readonly composeOneOf: boolean;
}

/**
 * Creates the schema as a Federation 2 subgraph: that of `getSchema`, with `_service` and
 * `_entities`, by which a router finds users, cameras and intercoms.
 */
export function createSubgraphSchema(options: SubgraphOptions): GraphQLSchema {
  const typeDefs = subgraphTypeDefs(options);
  const sdl = print(typeDefs);
  const query = { ...RESOLVERS.Query, _entities: entities };
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...RESOLVERS, Query: query } }]);
  // The library prints a type apart from its extensions, and all definitions of federation.
  const { _service: service } = schema.getQueryType()?.getFields() ?? {};
  if (service !== undefined) service.resolve = () => ({ sdl });
  const contract = getSchema();
  schema.description = contract.description;
  return guardSchema(schema, contract);
}

/**
 * Returns the SDL of the contract with the directives of federation, which are added here: clients
 * have no use for them.
 */
function subgraphTypeDefs(options: SubgraphOptions): DocumentNode {
  const contract = mergeExtensions(parse(readTypeDefs().join('\n')));
  const { definitions } = options.exposeScopes
    ? contract
    : visit(contract, { Directive: withoutAccess });
  // The contract defines them as federation does, and federation defines them here. It extends the schema, so none is defined.
  const types = definitions.filter(
    (it) =>
      it.kind !== Kind.SCHEMA_DEFINITION &&
      (it.kind !== Kind.DIRECTIVE_DEFINITION || !ACCESS.includes(it.name.value)),
  );
  return {
    kind: Kind.DOCUMENT,
    definitions: [...parse(toHeader(options)).definitions, ...types.map(withDirectives)],
  };
}

const withoutAccess = ({ name }: DirectiveNode) => (ACCESS.includes(name.value) ? null : undefined);

function withDirectives(definition: DefinitionNode): DefinitionNode {
  if (
    definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
    definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
  ) {
    return definition;
  }
  const { name, interfaces = [], directives = [] } = definition;
  const names = [name, ...interfaces.map((it) => it.name)].map(({ value }) => value);
  if (names.some((it) => Object.hasOwn(ENTITIES, it))) {
    return { ...definition, directives: [...directives, ...KEY] };
  }
  if (name.value !== 'PageInfo') return definition;
  return { ...definition, directives: [...directives, ...SHAREABLE] };
}

const KEY = directivesOf('@key(fields: "id")');

/** Other subgraphs have pages, too. */
const SHAREABLE = directivesOf('@shareable');

function directivesOf(text: string): readonly ConstDirectiveNode[] {
  const [holder] = parse(`scalar Holder ${text}`).definitions;
  return holder?.kind === Kind.SCALAR_TYPE_DEFINITION ? (holder.directives ?? []) : [];
}
