import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
} from 'graphql';
import { entities } from './resolvers/entities.ts';
import { RESOLVERS, readTypeDefs } from './schema.ts';
import { ENTITIES } from './subgraph-reference.ts';

/** The newest version that both composition libraries know. */
const HEADER = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

"Exactly one member. Declared, as Apollo's composition does not know it."
directive @oneOf on INPUT_OBJECT`;

/**
 * The schema as a Federation 2 subgraph: that of `createSchema`, with `_service` and `_entities`, by which a router finds
 * users, cameras and intercoms.
 */
export function createSubgraphSchema(): GraphQLSchema {
  const resolvers = { ...RESOLVERS, Query: { ...RESOLVERS.Query, _entities: entities } };
  return buildSubgraphSchema([{ typeDefs: subgraphTypeDefs(), resolvers }]);
}

/** The SDL of the contract with the directives of federation, which are put in here: clients have no use for them. */
function subgraphTypeDefs(): DocumentNode {
  const { definitions } = parse([HEADER, ...readTypeDefs()].join('\n'));
  return { kind: Kind.DOCUMENT, definitions: definitions.map(withDirectives) };
}

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
