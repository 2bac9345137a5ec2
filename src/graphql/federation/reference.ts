import { type GraphQLSchema, isObjectType } from 'graphql';
import { ClientError } from '../../providers/contract/client-error.ts';
import type { Provider } from '../../providers/contract/provider.ts';
import { parseGlobalId } from '../../providers/kit/ids/global-id.ts';
import type { Providers } from '../../use-cases/providers.ts';

/**
 * The types that other subgraphs may reference by their id only, with the type in that id. An
 * interface includes all types that implement it.
 */
export const ENTITIES: Readonly<Record<string, string>> = {
  User: 'user',
  Camera: 'camera',
  Intercom: 'intercom',
};

/** An object that another subgraph references. It is not known whether the provider has it. */
export interface EntityReference {
  readonly id: string;
  /** The type in the id. */
  readonly idType: string;
  /** The type of the object at its provider, even if the router knows only the interface. */
  readonly typeName: string;
  readonly provider: Provider<never>;
}

/**
 * Parses one of the representations that a router sends.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if it names no entity, or if its id is not of that type.
 */
export function readReference(
  representation: unknown,
  providers: Providers,
  schema: GraphQLSchema,
): EntityReference {
  const { __typename: named, id } = readFields(representation);
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
    throw new ClientError('BAD_USER_INPUT', `The id is not of type ${named}.`, provider.id);
  }
  return { id: String(id), idType, typeName, provider };
}

const readFields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Returns the key of `ENTITIES` that a type belongs to. */
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
