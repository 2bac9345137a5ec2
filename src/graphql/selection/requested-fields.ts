import { type GraphQLNamedType, isObjectType } from 'graphql';
import type { Wanted } from '../../providers/contract/user-list.ts';
import { type SelectedField, type SelectionScope, selectFields } from './selection.ts';

/** Returns the fields that are selected of objects of one type below a field. */
export function wantedOf(
  { selectionSets }: Pick<SelectedField, 'selectionSets'>,
  type: GraphQLNamedType | undefined,
  scope: SelectionScope,
): Wanted {
  if (!isObjectType(type)) return { any: () => false };
  const names = new Set(
    selectFields(type, selectionSets, scope).map(({ definition }) => definition.name),
  );
  return { any: (...fields) => fields.some((field) => names.has(field)) };
}

/**
 * The fields that are selected of a connection of users: of the users themselves, and of the page.
 */
export interface WantedOfConnection {
  readonly users: Wanted;
  readonly wantsNext: boolean;
}

/**
 * Returns the fields that are selected of a connection.
 *
 * @param field a field of type `UserConnection`.
 * @param userType the type that the users of the provider have.
 */
export function wantedOfConnection(
  { selectionSets }: Pick<SelectedField, 'selectionSets'>,
  userType: string,
  scope: SelectionScope,
): WantedOfConnection {
  const below = (type: string, sets: SelectedField['selectionSets'], name: string) => {
    const object = scope.schema.getType(type);
    if (!isObjectType(object)) return [];
    return selectFields(object, sets, scope)
      .filter(({ definition }) => definition.name === name)
      .flatMap((field) => field.selectionSets);
  };
  const users = [
    ...below('UserConnection', selectionSets, 'nodes'),
    ...below('UserEdge', below('UserConnection', selectionSets, 'edges'), 'node'),
  ];
  const pageInfo = below('UserConnection', selectionSets, 'pageInfo');
  const wantsNext = wantedOf({ selectionSets: pageInfo }, scope.schema.getType('PageInfo'), scope);
  return {
    users: wantedOf({ selectionSets: users }, scope.schema.getType(userType), scope),
    wantsNext: wantsNext.any('hasNextPage'),
  };
}

/**
 * Returns the fields that are selected of found users.
 *
 * @param field a field of type `ProviderUsers`, or a list of them.
 */
export function wantedOfFound(
  { selectionSets }: Pick<SelectedField, 'selectionSets'>,
  userType: string,
  scope: SelectionScope,
): Wanted {
  const entry = scope.schema.getType('ProviderUsers');
  if (!isObjectType(entry)) return { any: () => false };
  const users = selectFields(entry, selectionSets, scope)
    .filter(({ definition }) => definition.name === 'users')
    .flatMap((field) => field.selectionSets);
  return wantedOf({ selectionSets: users }, scope.schema.getType(userType), scope);
}
