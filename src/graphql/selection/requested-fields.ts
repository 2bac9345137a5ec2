import { type GraphQLNamedType, isObjectType } from 'graphql';
import type { RequestedFields } from '../../providers/contract/user-list.ts';
import type { SelectedField } from './selected-field.ts';
import { type SelectionScope, selectFields } from './selection.ts';

/** Returns the fields that are selected of objects of one type below a field. */
export function toRequestedFields(
  { selectionSets }: Pick<SelectedField, 'selectionSets'>,
  type: GraphQLNamedType | undefined,
  scope: SelectionScope,
): RequestedFields {
  if (!isObjectType(type)) return { any: () => false };
  const names = new Set(
    selectFields(type, selectionSets, scope).map(({ definition }) => definition.name),
  );
  return { any: (...fields) => fields.some((field) => names.has(field)) };
}

/**
 * The fields that are selected of a connection of users: of the users themselves, and of the page.
 */
interface RequestedConnection {
  readonly users: RequestedFields;
  readonly needsHasNextPage: boolean;
}

/**
 * Returns the fields that are selected of a connection.
 *
 * @param field a field of type `UserConnection`.
 * @param userType the type that the users of the provider have.
 */
export function toRequestedConnection(
  { selectionSets }: Pick<SelectedField, 'selectionSets'>,
  userType: string,
  scope: SelectionScope,
): RequestedConnection {
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
  const needsHasNextPage = toRequestedFields(
    { selectionSets: pageInfo },
    scope.schema.getType('PageInfo'),
    scope,
  );
  return {
    users: toRequestedFields({ selectionSets: users }, scope.schema.getType(userType), scope),
    needsHasNextPage: needsHasNextPage.any('hasNextPage'),
  };
}

/**
 * Returns the fields that are selected of found users.
 *
 * @param field a field of type `ProviderUsers`, or a list of them.
 */
export function toRequestedMatches(
  { selectionSets }: Pick<SelectedField, 'selectionSets'>,
  userType: string,
  scope: SelectionScope,
): RequestedFields {
  const entry = scope.schema.getType('ProviderUsers');
  if (!isObjectType(entry)) return { any: () => false };
  const users = selectFields(entry, selectionSets, scope)
    .filter(({ definition }) => definition.name === 'users')
    .flatMap((field) => field.selectionSets);
  return toRequestedFields({ selectionSets: users }, scope.schema.getType(userType), scope);
}
