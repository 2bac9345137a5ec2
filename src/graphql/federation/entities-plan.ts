import { ClientError } from '../../providers/contract/client-error.ts';
import type { Providers } from '../../use-cases/providers.ts';
import type { SelectedField } from '../selection/selected-field.ts';
import type { SelectionScope } from '../selection/selection.ts';
import { isResolvableFromId, lookAhead } from './lookahead.ts';
import { type EntityReference, readReference } from './reference.ts';

/** An object that may be read, and the selection that it is read for. */
interface PlannedNode {
  readonly id: string;
  readonly field: SelectedField;
}

/** An entity that a router requests, with what may have to be read for it. */
export interface PlannedEntity {
  readonly key: string;
  readonly nodes: readonly PlannedNode[];
}

/** Returns the key of an entity in one field of an operation: an alias may select more of it. */
export const toEntityKey = ({ id }: EntityReference, responseName: string): string =>
  `${id} ${responseName}`;

/**
 * Returns the entities whose selection may cost something, each once: objects that are read, and
 * the providers of objects that are resolved from their ids. Leaves out what executing the field
 * would refuse.
 */
export function plannedEntities(
  field: SelectedField,
  providers: Providers,
  scope: SelectionScope,
): readonly PlannedEntity[] {
  const fieldsOf = lookAhead(field, scope);
  const planned = new Map<string, PlannedEntity>();
  for (const reference of readable(field.args['representations'], providers, scope)) {
    const key = toEntityKey(reference, field.responseName);
    if (planned.has(key)) continue;
    planned.set(key, { key, nodes: nodesOf(reference, fieldsOf(reference), field) });
  }
  return [...planned.values()];
}

function nodesOf(
  { id, provider }: EntityReference,
  fields: readonly SelectedField[],
  field: SelectedField,
): PlannedNode[] {
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
