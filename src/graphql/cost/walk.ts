import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { MAX_FANOUT, type ObjectSet } from '../../providers/contract/costs.ts';
import type { PlannedField } from '../../providers/contract/model.ts';
import type { Provider } from '../../providers/contract/provider.ts';
import { possibleTypes } from '../selection/collect-fields.ts';
import { countSelections } from '../selection/count-selections.ts';
import type { SelectedField } from '../selection/selected-field.ts';
import { type SelectionScope, selectFields } from '../selection/selection.ts';
import type { PlanBuilder } from './operation-plan.ts';
import { fieldCosts, limitPages, needsReads, plannedField } from './read-costs.ts';

/** The state of a walk through an operation. */
export interface Walk {
  readonly scope: SelectionScope;
  readonly plan: PlanBuilder;
  /** Returns the fields of an object at a provider that may cost something, themselves or below. */
  readonly costlyFields: (
    type: GraphQLObjectType,
    selectionSets: SelectedField['selectionSets'],
    provider: Provider<never>,
  ) => readonly SelectedField[];
}

export function startWalk(scope: SelectionScope, plan: PlanBuilder): Walk {
  const counted = { ...scope, onSelection: countSelections() };
  const known = new WeakMap<object, Map<string, readonly SelectedField[]>>();
  /** Reads a selection once for each type and provider, however many objects it is made of. */
  const costlyFields: Walk['costlyFields'] = (type, selectionSets, provider) => {
    const byType = known.get(selectionSets) ?? new Map<string, readonly SelectedField[]>();
    known.set(selectionSets, byType);
    const key = `${provider.id} ${type.name}`;
    const fields =
      byType.get(key) ??
      selectFields(type, selectionSets, counted).filter((field) => isCostly(type, field, provider));
    byType.set(key, fields);
    return fields;
  };
  const isCostly = (type: GraphQLObjectType, field: SelectedField, provider: Provider<never>) =>
    needsReads(type.name, field.definition.name, provider.costs) ||
    objectTypes(getNamedType(field.definition.type), provider, scope).some(
      (object) => costlyFields(object, field.selectionSets, provider).length > 0,
    );
  return { scope: counted, plan, costlyFields };
}

/** The objects that a selection is made of, with their provider and path. */
interface WalkPosition {
  readonly provider: Provider<never>;
  readonly subject: ObjectSet;
  /** The path from the root: `users.nodes`. */
  readonly path: string;
}

/** Adds what the selected fields of an object, and all fields below them, may cost. */
export function walkObject(
  type: GraphQLObjectType,
  selectionSets: SelectedField['selectionSets'],
  position: WalkPosition,
  walk: Walk,
): void {
  for (const field of walk.costlyFields(type, selectionSets, position.provider)) {
    walkField(type, field, position, walk);
  }
}

function walkField(
  type: GraphQLObjectType,
  field: SelectedField,
  position: WalkPosition,
  walk: Walk,
): void {
  const { provider, subject } = position;
  // The list will be empty.
  if (subject.count === 0 && isWrapper(type, field.definition.name)) return;
  const path = `${position.path}.${field.responseName}`;
  const named = getNamedType(field.definition.type);
  const planned = plannedField(type.name, field.definition.name, subject, provider.costs);
  if (planned !== undefined) {
    walk.plan.add(provider.id, path, fieldCosts(planned, subject, field.args, provider.costs));
  }
  if (field.selectionSets.length === 0) return;
  const below = { provider, path, subject: subjectBelow(type, field, subject, planned) };
  for (const object of objectTypes(named, provider, walk.scope)) {
    walkObject(object, field.selectionSets, below, walk);
  }
}

function subjectBelow(
  type: GraphQLObjectType,
  { definition, args }: SelectedField,
  subject: ObjectSet,
  planned: PlannedField | undefined,
): ObjectSet {
  if (isWrapper(type, definition.name)) return subject;
  const isList = isListType(getNullableType(definition.type));
  const parents = limitPages(subject, planned?.perPage).count;
  // GraphQL has coerced the arguments as the field declares them.
  const objects = planned?.objects?.(args as never);
  const areReadApart = objects !== undefined || isList || planned?.reads !== undefined;
  return {
    ...subject,
    key:
      planned?.readsSameObject === true
        ? subject.key
        : JSON.stringify([subject.key, definition.name, args]),
    count: parents * (objects ?? (isList ? MAX_FANOUT : 1)),
    pages: areReadApart ? parents : subject.pages,
    model: planned?.of ?? subject.model,
  };
}

/**
 * Returns whether a field only wraps its objects: a connection, an edge, the users that one
 * provider found.
 */
function isWrapper({ name: type }: GraphQLObjectType, field: string): boolean {
  if (type === 'ProviderUsers') return field === 'users';
  if (type.endsWith('Edge')) return field === 'node';
  return type.endsWith('Connection') && ['edges', 'nodes'].includes(field);
}

/** Returns the types that objects of one installation may have. */
function objectTypes(
  named: GraphQLNamedType,
  { costs }: Provider<never>,
  { schema }: SelectionScope,
): readonly GraphQLObjectType[] {
  if (isObjectType(named)) return [named];
  const concrete: Readonly<Record<string, string>> = costs.concrete;
  const own = schema.getType(concrete[named.name] ?? '');
  return isObjectType(own) ? [own] : possibleTypes(named, schema);
}
