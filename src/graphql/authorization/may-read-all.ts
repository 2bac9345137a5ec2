import { type GraphQLField, getNamedType } from 'graphql';
import { possibleTypes } from '../selection/collect-fields.ts';
import { countSelections } from '../selection/count-selections.ts';
import type { SelectedField } from '../selection/selected-field.ts';
import { type SelectionScope, selectAllFields } from '../selection/selection.ts';
import { mayRead } from './requirements.ts';

/** A field with what is selected below it. */
export interface Selected extends Pick<SelectedField, 'selectionSets'> {
  readonly definition: GraphQLField<unknown, never>;
}

/**
 * Returns whether the caller may read a field and everything that is selected below it, for any
 * possible type.
 */
export function mayReadAll(field: Selected, scope: SelectionScope): boolean {
  const counted = { ...scope, onSelection: countSelections() };
  const isReadable = ({ definition, selectionSets }: Selected): boolean =>
    mayRead(definition, scope.caller) &&
    possibleTypes(getNamedType(definition.type), scope.schema).every((type) =>
      selectAllFields(type, selectionSets, counted).every(isReadable),
    );
  return isReadable(field);
}
