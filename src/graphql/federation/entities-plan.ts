import { ClientError } from '../../providers/contract/client-error.ts';
import type { Providers } from '../../use-cases/providers.ts';
import type { SelectedField } from '../selection/selected-field.ts';
import type { SelectionScope } from '../selection/selection.ts';
import { isResolvableFromId, lookAhead } from './lookahead.ts';
import { type EntityReference, readReference } from './reference.ts';

/** A node that `Query._entities` returns, and its selection. */
interface PlannedEntity {
  readonly id: string;
  readonly field: SelectedField;
}

/**
 * Returns the nodes whose selection may cost something, each once: objects that are read, and the
 * providers of objects that are resolved from their ids. Leaves out what executing the field would
 * refuse.
 */
export function plannedEntities(
  field: SelectedField,
  providers: Providers,
  scope: SelectionScope,
): readonly PlannedEntity[] {
  const fieldsOf = lookAhead(field, scope);
  const planned = new Map<string, PlannedEntity>();
  for (const reference of readable(field.args['representations'], providers, scope)) {
    for (const entity of nodesOf(reference, fieldsOf(reference), field)) {
      planned.set(`${entity.id} ${entity.field.responseName}`, entity);
    }
  }
  return [...planned.values()];
}

function nodesOf(
  { id, provider }: EntityReference,
  fields: readonly SelectedField[],
  field: SelectedField,
): PlannedEntity[] {
  if (!isResolvableFromId(fields)) return [{ id, field }];
  return fields
    .filter(({ definition }) => definition.name === 'provider')
    .map((below) => ({
      id: provider.id,
      field: { ...below, responseName: `${field.responseName}.${below.responseName}` },
    }));
}

function readable(
  representations: unknown,
  providers: Providers,
  { schema }: SelectionScope,
): EntityReference[] {
  if (!Array.isArray(representations)) return [];
  return representations.flatMap((representation: unknown) => {
    try {
      return [readReference(representation, providers, schema)];
    } catch (error) {
      if (error instanceof ClientError) return [];
      throw error;
    }
  });
}
