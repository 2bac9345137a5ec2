import type { Cost } from '../../providers/contract/costs.ts';
import type { CalledEndpoint } from '../../request/recorded-call.ts';
import type { Endpoint } from '../../upstream/endpoint.ts';

/** Upstream calls that a field of an operation may make, at most. */
export interface PlannedCall {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly endpoint: Endpoint;
  readonly count: number;
  /** The first field that needs them, from the root down: `users.nodes.billingInfo`. */
  readonly field: string;
  readonly reason: string;
}

/** The calls that one operation may make, known before anything is sent. */
export interface OperationPlan {
  readonly calls: readonly PlannedCall[];
  /** The sum of all calls. */
  readonly total: number;
  /** Whether it includes a long list, which is given more time than a document. */
  readonly isSlow: boolean;
}

interface Entry {
  readonly provider: string;
  readonly field: string;
  readonly cost: Cost;
}

/** Collects the costs of an operation's fields; equal reads are counted once. */
export class PlanBuilder {
  readonly #entries = new Map<string, Entry>();

  add(provider: string, field: string, costs: readonly Cost[]): void {
    for (const cost of costs) {
      if (cost.count === 0) continue;
      const key = JSON.stringify([provider, endpointName(cost.endpoint), cost.key]);
      const known = this.#entries.get(key);
      if (known === undefined || known.cost.count < cost.count) {
        this.#entries.set(key, { provider, field: known?.field ?? field, cost });
      }
    }
  }

  build(): OperationPlan {
    const calls = mergeByField([...this.#entries.values()]);
    return {
      calls,
      total: calls.reduce((sum, { count }) => sum + count, 0),
      isSlow: [...this.#entries.values()].some(
        ({ cost }) => cost.endpoint.isList === true && cost.useShortTimeout !== true,
      ),
    };
  }
}

/**
 * Returns one line for the calls that one field makes to one endpoint, or for those of all fields
 * if a call reads several objects.
 */
function mergeByField(entries: readonly Entry[]): PlannedCall[] {
  const merged = new Map<string, { readonly first: Entry; objects: number }>();
  for (const entry of entries) {
    const isBatched = entry.cost.perCall !== undefined;
    const key = JSON.stringify([
      entry.provider,
      endpointName(entry.cost.endpoint),
      isBatched ? null : entry.field,
      entry.cost.reason,
    ]);
    const line = merged.get(key);
    if (line === undefined) merged.set(key, { first: entry, objects: entry.cost.count });
    else line.objects += entry.cost.count;
  }
  return [...merged.values()].map(({ first: { provider, field, cost }, objects }) => ({
    provider,
    endpoint: cost.endpoint,
    count: Math.ceil(objects / (cost.perCall ?? 1)),
    field,
    reason: cost.reason,
  }));
}

/** Returns a name that distinguishes endpoints of one provider. */
export const endpointName = ({ api, method, path }: CalledEndpoint) => `${api} ${method} ${path}`;
