import { type GraphQLSchema, isObjectType } from 'graphql';
import { ClientError } from '../providers/client-error.ts';
import { parseGlobalId } from '../providers/global-id.ts';
import type { Provider } from '../providers/provider.ts';
import type { Providers } from '../users/providers.ts';

/** What other subgraphs may name by its id alone, with the type in that id. An interface stands for all that implement it. */
export const ENTITIES: Readonly<Record<string, string>> = {
  User: 'user',
  Camera: 'camera',
  Intercom: 'intercom',
};

/** An object that another subgraph names. Whether the provider has it is not known. */
export interface EntityReference {
  readonly id: string;
  /** As it stands in the id. */
  readonly idType: string;
  /** The type that the object has at its provider, also where the router knows no more than the interface. */
  readonly typeName: string;
  readonly provider: Provider<never>;
}

/**
 * Reads one of the representations that a router sends.
 *
 * @throws {ClientError} `BAD_USER_INPUT` where it names no entity, or its id is none of that type here.
 */
export function readReference(
  representation: unknown,
  providers: Providers,
  schema: GraphQLSchema,
): EntityReference {
  const { __typename: named, id } = membersOf(representation);
  const entity = entityOf(named, schema);
  const idType = ENTITIES[entity ?? ''];
  if (entity === undefined || idType === undefined) {
    throw new ClientError('BAD_USER_INPUT', 'A representation must name an entity.');
  }
  const parsed = parseGlobalId(typeof id === 'string' ? id : '');
  const provider = providers.get(parsed.provider);
  const typeName = typeAt(provider, entity);
  const isThere = idType === 'user' || Object.hasOwn(provider.readNode, idType);
  if (!isThere || parsed.type !== idType || (named !== entity && named !== typeName)) {
    throw new ClientError('BAD_USER_INPUT', `The id names no ${named}.`, provider.id);
  }
  return { id: String(id), idType, typeName, provider };
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** The entry of `ENTITIES` that a type stands under. */
function entityOf(named: unknown, schema: GraphQLSchema): string | undefined {
  if (typeof named !== 'string') return undefined;
  const type = schema.getType(named);
  const interfaces = isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
  return [named, ...interfaces].find((name) => Object.hasOwn(ENTITIES, name));
}

function typeAt({ costs }: Provider<never>, entity: string): string {
  const concrete: Readonly<Record<string, string>> = costs.concrete;
  return concrete[entity] ?? entity;
}
