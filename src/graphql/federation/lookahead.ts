import { isObjectType } from 'graphql';
import type { SelectedField } from '../selection/selected-field.ts';
import { type SelectionScope, selectFields } from '../selection/selection.ts';
import type { EntityReference } from './reference.ts';

/** Fields that can be resolved from the id. */
const RESOLVABLE_FROM_ID: readonly string[] = ['id', 'provider'];

/** Returns the fields that are selected of an entity. */
type LookAhead = (reference: EntityReference) => readonly SelectedField[];

/**
 * Reads the selection once for each type, however many representations there are.
 *
 * @param field the field `Query._entities`.
 */
export function lookAhead(
  { selectionSets }: Pick<SelectedField, 'selectionSets'>,
  scope: SelectionScope,
): LookAhead {
  const known = new Map<string, readonly SelectedField[]>();
  return ({ typeName }) => {
    const fields = known.get(typeName) ?? select(typeName);
    known.set(typeName, fields);
    return fields;
  };

  function select(typeName: string): readonly SelectedField[] {
    const type = scope.schema.getType(typeName);
    return isObjectType(type) ? selectFields(type, selectionSets, scope) : [];
  }
}

/**
 * Returns whether everything that is selected can be resolved from the id: then no call is made,
 * and the object may not exist.
 */
export const isResolvableFromId = (fields: readonly SelectedField[]): boolean =>
  fields.every(({ definition }) => RESOLVABLE_FROM_ID.includes(definition.name));
