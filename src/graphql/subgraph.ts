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
import { guardSchema } from './access/guard-schema.ts';
import { entities } from './resolvers/entities.ts';
import { createSchema, RESOLVERS, readTypeDefs } from './schema.ts';
import { ENTITIES } from './subgraph-reference.ts';

/** Told to the router, which may enforce them too. The gateway does so itself in any case. */
const ACCESS = ['authenticated', 'requiresScopes'];

/** The newest version that both composition libraries know. */
const toHeader = (imported: readonly string[]) => `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: [${imported.map((name) => `"@${name}"`).join(', ')}]
  )

"Exactly one member. Declared, as Apollo's composition does not know it."
directive @oneOf on INPUT_OBJECT`;

interface SubgraphOptions {
  /** Whether the router learns which scopes a field needs. Apollo Gateway takes no supergraph that says so. */
  readonly tellsScopes: boolean;
}

/**
 * The schema as a Federation 2 subgraph: that of `createSchema`, with `_service` and `_entities`, by which a router finds
 * users, cameras and intercoms.
 */
export function createSubgraphSchema({ tellsScopes }: SubgraphOptions): GraphQLSchema {
  const resolvers = { ...RESOLVERS, Query: { ...RESOLVERS.Query, _entities: entities } };
  const typeDefs = subgraphTypeDefs(tellsScopes);
  return guardSchema(buildSubgraphSchema([{ typeDefs, resolvers }]), createSchema());
}

/** The SDL of the contract with the directives of federation, which are put in here: clients have no use for them. */
function subgraphTypeDefs(tellsScopes: boolean): DocumentNode {
  const header = toHeader(['key', 'shareable', ...(tellsScopes ? ACCESS : [])]);
  const contract = parse(readTypeDefs().join('\n'));
  const { definitions } = tellsScopes ? contract : visit(contract, { Directive: withoutAccess });
  // The contract writes them as federation has them, and here they are its own.
  const types = definitions.filter(
    (it) => it.kind !== Kind.DIRECTIVE_DEFINITION || !ACCESS.includes(it.name.value),
  );
  return {
    kind: Kind.DOCUMENT,
    definitions: [...parse(header).definitions, ...types.map(withDirectives)],
  };
}

const withoutAccess = ({ name }: DirectiveNode) => (ACCESS.includes(name.value) ? null : undefined);

/** Onto the definition, not onto an extension: `@shareable` there would mean the fields of the extension alone. */
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

/** Other subgraphs have pages of their own. */
const SHAREABLE = directivesOf('@shareable');

function directivesOf(text: string): readonly ConstDirectiveNode[] {
  const [holder] = parse(`scalar Holder ${text}`).definitions;
  return holder?.kind === Kind.SCALAR_TYPE_DEFINITION ? (holder.directives ?? []) : [];
}
