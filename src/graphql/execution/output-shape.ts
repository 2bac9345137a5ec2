import {
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/**
 * How the values of a field, or of the entries of a list, are completed. It is read from their type
 * once, because the type checks of graphql-js take longer than completing most values.
 */
export type OutputShape = { readonly isNonNull: boolean } & (
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'list'; readonly item: OutputShape }
  | { readonly kind: 'abstract'; readonly type: GraphQLAbstractType }
  | { readonly kind: 'object'; readonly type: GraphQLObjectType }
);

export function toOutputShape(type: GraphQLOutputType): OutputShape {
  if (isNonNullType(type)) return { ...toOutputShape(type.ofType), isNonNull: true };
  const isNonNull = false;
  if (isListType(type)) return { isNonNull, kind: 'list', item: toOutputShape(type.ofType) };
  if (isLeafType(type)) return { isNonNull, kind: 'leaf', type };
  if (isAbstractType(type)) return { isNonNull, kind: 'abstract', type };
  return { isNonNull, kind: 'object', type };
}
