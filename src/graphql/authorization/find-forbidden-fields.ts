import { getNamedType } from 'graphql';
import type { ForbiddenField } from '../../access/forbidden-error.ts';
import { possibleTypes } from '../selection/collect-fields.ts';
import { type SelectionScope, selectAllFields } from '../selection/selection.ts';
import type { Selected } from './may-read-all.ts';
import { coordinateOf, findMissingScopes } from './requirements.ts';

/** Maximum number of selections that are read for the list. */
const MAX_SELECTIONS = 10_000;

const NONE: ReadonlySet<string> = new Set();

/**
 * Returns the fields that the caller may not read: a field itself and what is selected below it, for any possible type, in
 * the order of the selection. A field below another one is listed only with scopes that the one above does not need too.
 */
export function findForbiddenFields(
  field: Selected,
  scope: SelectionScope,
): readonly ForbiddenField[] {
  const found = new Map<string, ForbiddenField>();
  let selections = 0;
  const onSelection = (count: number) => {
    selections += count;
  };
  const counted = { ...scope, onSelection };
  const visit = ({ definition, selectionSets }: Selected, above: ReadonlySet<string>): void => {
    if (selections > MAX_SELECTIONS) return;
    const scopes = findMissingScopes(definition, scope.caller).filter((one) => !above.has(one));
    const name = coordinateOf(definition);
    if (scopes.length > 0 && !found.has(name)) found.set(name, { field: name, scopes });
    const known = scopes.length > 0 ? new Set([...above, ...scopes]) : above;
    for (const type of possibleTypes(getNamedType(definition.type), scope.schema)) {
      for (const child of selectAllFields(type, selectionSets, counted)) visit(child, known);
    }
  };
  visit(field, NONE);
  return [...found.values()];
}
