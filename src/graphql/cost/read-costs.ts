import type {
  Cost,
  FieldArguments,
  FieldCost,
  ObjectSet,
  ProviderCosts,
} from '../../providers/contract/costs.ts';
import type { PlannedField } from '../../providers/contract/model.ts';
import type { AnyRead } from '../../providers/contract/read.ts';
import { toGlobalId } from '../../providers/kit/ids/global-id.ts';
import { isIdType } from '../../providers/kit/ids/id-types.ts';

/** The provider whose reads are counted. */
interface Reader {
  readonly id: string;
  readonly costs: ProviderCosts;
}

/** Returns the declaration of a field of these objects; undefined if the field needs no read. */
export function plannedField(
  type: string,
  name: string,
  { model }: ObjectSet,
  { models }: ProviderCosts,
): PlannedField | undefined {
  const own = model?.typename === type ? model : models.get(type)?.[0];
  return own?.loaded.get(name);
}

/** Returns whether a field may need reads, whichever model its object has. */
export const needsReads = (type: string, name: string, { models }: ProviderCosts): boolean =>
  models.get(type)?.some(({ loaded }) => loaded.get(name)?.reads !== undefined) ?? false;

/** Returns the calls that a field of these objects may need. */
export function fieldCosts(
  { reads = [], plan, perPage }: PlannedField,
  all: ObjectSet,
  args: FieldArguments,
  costs: ProviderCosts,
): readonly Cost[] {
  const objects = limitPages(all, perPage);
  // GraphQL has coerced the arguments as the field declares them.
  const part = plan?.(args as never);
  if (part?.calls === 0) return [];
  const key = part === undefined ? objects.key : JSON.stringify([objects.key, part.key]);
  // Objects that are not on one page may arrive one after the other.
  const pages = objects.pages ?? objects.count;
  const read = { ...objects, key, pages, count: objects.count * (part?.calls ?? 1) };
  return reads.flatMap((each) => readCost(each, read, costs) ?? []);
}

/** Returns the objects of which a field is read, if at most `perPage` of each page are. */
export const limitPages = (objects: ObjectSet, perPage: number | undefined): ObjectSet =>
  perPage === undefined || objects.pages === undefined
    ? objects
    : { ...objects, count: Math.min(objects.count, objects.pages * perPage) };

/** Returns the cost of reading one object by its id; no objects if the installation cannot read it. */
export function nodeCost(type: string, nativeId: string, { id, costs }: Reader): FieldCost {
  const node = Object.hasOwn(costs.nodes, type) ? costs.nodes[type] : undefined;
  if (node === undefined || !isIdType(type)) return { costs: [] };
  const { model, read, reason = read.reason } = node;
  const subject = { key: toGlobalId(id, type, nativeId), count: 1, model };
  const cost = readCost(read, subject, costs);
  return cost === undefined ? { costs: [] } : { costs: [{ ...cost, reason }], subject };
}

/** Returns the cost of reading all permissions. */
export const permissionCosts = (costs: ProviderCosts): readonly Cost[] =>
  [costs.permissions].flatMap((read) => (read && readCost(read, ALL, costs)) ?? []);

const ALL: ObjectSet = { key: 'all', count: 1 };

/** Returns undefined if the installation lacks the endpoint. */
function readCost(
  { endpoint: toEndpoint, per, maxCalls = 1, perCall, reason, useShortTimeout }: AnyRead,
  { key, count, pages, after }: ObjectSet,
  { installation }: ProviderCosts,
): Cost | undefined {
  // The reads of a provider's models are declared for its installations.
  const endpoint = toEndpoint(installation as never);
  if (endpoint === undefined) return undefined;
  if (pages !== undefined && perCall !== undefined) {
    // The pages arrive one after the other, so the objects of two pages may need two calls.
    const calls = pages * Math.ceil(count / pages / perCall) * maxCalls;
    return { endpoint, key, count: calls, reason, useShortTimeout };
  }
  const read =
    per === 'object'
      ? { key, count: count * maxCalls }
      : { key: after === undefined ? 'all' : `all after ${after}`, count: maxCalls };
  return { endpoint, ...read, perCall, reason, useShortTimeout };
}
