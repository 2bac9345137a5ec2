import { isObjectType } from 'graphql';
import { type SelectedField, type SelectionScope, selectFields } from './plan/selection.ts';
import type { EntityReference } from './subgraph-reference.ts';

/** Fields that an id tells by itself. */
const TOLD_BY_ID: readonly string[] = ['id', 'provider'];

/** Says of each entity which fields are selected of it. */
export type LookAhead = (reference: EntityReference) => readonly SelectedField[];

/** @param field `Query._entities`. The selection is read once for each type, however many representations there are. */
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

/** Whether the id answers all that is selected: then nobody is asked, and nobody says whether the object exists. */
export const isToldById = (fields: readonly SelectedField[]): boolean =>
  fields.every(({ definition }) => TOLD_BY_ID.includes(definition.name));
