import {
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
} from 'graphql';
import { type FieldCost, MAX_FANOUT, type Subject } from '../../providers/costs.ts';
import type { Provider } from '../../providers/provider.ts';
import type { PlanBuilder } from './operation-plan.ts';
import { type SelectedField, type SelectionScope, selectFields } from './selection.ts';
import { wantedOf } from './wanted.ts';

/** What a walk through an operation carries along. */
export interface Walk {
  readonly scope: SelectionScope;
  readonly plan: PlanBuilder;
  /** Counts the fields that were looked at. */
  readonly step: () => void;
}

/** More fields than any person writes; fragments within fragments could multiply them without end. */
const MAX_FIELDS = 10_000;

export function startWalk(scope: SelectionScope, plan: PlanBuilder): Walk {
  let fields = 0;
  const step = () => {
    fields += 1;
    if (fields <= MAX_FIELDS) return;
    throw new GraphQLError(`An operation may select at most ${MAX_FIELDS} fields.`, {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  };
  return { scope, plan, step };
}

/** What a selection is about. */
export interface Place {
  readonly provider: Provider<never>;
  readonly subject: Subject;
  /** From the root down: `users.nodes`. */
  readonly path: string;
}

/** Adds what the selected fields of an object, and all below them, may cost. */
export function walkObject(
  type: GraphQLObjectType,
  selectionSets: SelectedField['selectionSets'],
  place: Place,
  walk: Walk,
): void {
  for (const field of selectFields(type, selectionSets, walk.scope)) {
    walk.step();
    walkField(type, field, place, walk);
  }
}

function walkField(type: GraphQLObjectType, field: SelectedField, place: Place, walk: Walk): void {
  const { provider, subject } = place;
  const path = `${place.path}.${field.responseName}`;
  const named = getNamedType(field.definition.type);
  const cost = provider.costs.fields[`${type.name}.${field.definition.name}`]?.(
    subject,
    field.args,
    wantedOf(field, named, walk.scope),
  );
  walk.plan.add(provider.id, path, cost?.costs ?? []);
  if (field.selectionSets.length === 0) return;
  const below = { provider, path, subject: subjectBelow(type, field, subject, cost) };
  for (const object of objectTypes(named, provider, walk.scope)) {
    walkObject(object, field.selectionSets, below, walk);
  }
}

function subjectBelow(
  type: GraphQLObjectType,
  { definition, args }: SelectedField,
  subject: Subject,
  cost: FieldCost | undefined,
): Subject {
  if (cost?.subject !== undefined) return cost.subject;
  if (isCarrier(type, definition.name)) return subject;
  const isList = isListType(getNullableType(definition.type));
  return {
    key: JSON.stringify([subject.key, definition.name, args]),
    count: subject.count * (isList ? MAX_FANOUT : 1),
    form: subject.form,
  };
}

/** What only wraps its subject: a connection, an edge, the users that one provider found. */
function isCarrier({ name: type }: GraphQLObjectType, field: string): boolean {
  if (type === 'ProviderUsers') return field === 'users';
  if (type.endsWith('Edge')) return field === 'node';
  return type.endsWith('Connection') && ['edges', 'nodes'].includes(field);
}

/** The types that objects of one installation may have there. */
function objectTypes(
  named: GraphQLNamedType,
  { costs }: Provider<never>,
  { schema }: SelectionScope,
): readonly GraphQLObjectType[] {
  if (isObjectType(named)) return [named];
  if (!isAbstractType(named)) return [];
  const concrete: Readonly<Record<string, string>> = costs.concrete;
  const own = schema.getType(concrete[named.name] ?? '');
  return isObjectType(own) ? [own] : schema.getPossibleTypes(named);
}
