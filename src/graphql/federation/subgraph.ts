import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  visit,
} from 'graphql';
import { guardSchema } from '../authorization/guard-schema.ts';
import { entities } from '../resolvers/entities.ts';
import { createSchema, RESOLVERS, readTypeDefs } from '../schema.ts';
import { ENTITIES } from './reference.ts';

/**
 * Directives that are shown to the router, which may enforce them too. The gateway enforces them in
 * any case.
 */
const ACCESS = ['authenticated', 'requiresScopes'];

/** The newest version that both composition libraries support. */
const toHeader = (imported: readonly string[]) => `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: [${imported.map((name) => `"@${name}"`).join(', ')}]
  )

"Exactly one field. Declared here, because Apollo's composition does not know it."
directive @oneOf on INPUT_OBJECT`;

interface SubgraphOptions {
  /**
   * Whether the router learns which scopes a field needs. Apollo Gateway rejects a supergraph with
   * scopes.
   */
  readonly exposeScopes: boolean;
}

/**
 * Creates the schema as a Federation 2 subgraph: that of `createSchema`, with `_service` and
 * `_entities`, by which a router finds users, cameras and intercoms.
 */
export function createSubgraphSchema({ exposeScopes }: SubgraphOptions): GraphQLSchema {
  const resolvers = { ...RESOLVERS, Query: { ...RESOLVERS.Query, _entities: entities } };
  const typeDefs = subgraphTypeDefs(exposeScopes);
  return guardSchema(buildSubgraphSchema([{ typeDefs, resolvers }]), createSchema());
}

/**
 * Returns the SDL of the contract with the directives of federation, which are added here: clients
 * have no use for them.
 */
function subgraphTypeDefs(exposeScopes: boolean): DocumentNode {
  const header = toHeader(['key', 'shareable', ...(exposeScopes ? ACCESS : [])]);
  const contract = parse(readTypeDefs().join('\n'));
  const { definitions } = exposeScopes ? contract : visit(contract, { Directive: withoutAccess });
  // The contract defines them as federation does, and federation defines them here.
  const types = definitions.filter(
    (it) => it.kind !== Kind.DIRECTIVE_DEFINITION || !ACCESS.includes(it.name.value),
  );
  return {
    kind: Kind.DOCUMENT,
    definitions: [...parse(header).definitions, ...types.map(withDirectives)],
  };
}

const withoutAccess = ({ name }: DirectiveNode) => (ACCESS.includes(name.value) ? null : undefined);

/**
 * Adds directives to the definition, not to an extension: `@shareable` there would mean only the
 * fields of the extension.
 */
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
