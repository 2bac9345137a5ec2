import type { Cost } from '../../providers/contract/costs.ts';
import type { Endpoint } from '../../upstream/endpoint.ts';
import { CallLines, countCalls, endpointName, type PlannedRead } from './call-lines.ts';

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

/** Collects the costs of an operation's fields; equal reads are counted once. */
export class PlanBuilder {
  readonly #reads = new Map<string, PlannedRead>();
  /** The calls of all reads so far; undefined until a limit needs them, and after a change. */
  #lines: CallLines | undefined;

  add(provider: string, field: string, costs: readonly Cost[]): void {
    for (const cost of costs) {
      if (cost.count === 0) continue;
      const key = JSON.stringify([provider, endpointName(cost.endpoint), cost.key]);
      const known = this.#reads.get(key);
      if (known === undefined || known.cost.count < cost.count) {
        this.#reads.set(key, { provider, field: known?.field ?? field, cost });
        this.#lines = undefined;
      }
    }
  }

  /**
   * Adds what another builder has collected, unless there would be more calls than the limit.
   *
   * @returns whether it was added.
   */
  addWithin(limit: number, part: PlanBuilder): boolean {
    const lines = this.#lines ?? new CallLines(this.#reads.values());
    const added = [...part.#reads].flatMap(([key, read]) => {
      const known = this.#reads.get(key);
      if (known !== undefined && known.cost.count >= read.cost.count) return [];
      return [{ key, known, read: { ...read, field: known?.field ?? read.field } }];
    });
    for (const { known, read } of added) {
      if (known !== undefined) lines.remove(known);
      lines.add(read);
    }
    const isWithin = added.length === 0 || lines.total <= limit;
    for (const { key, known, read } of added) {
      if (isWithin) this.#reads.set(key, read);
      else {
        lines.remove(read);
        if (known !== undefined) lines.add(known);
      }
    }
    this.#lines = lines;
    return isWithin;
  }

  build(): OperationPlan {
    const lines = new CallLines(this.#reads.values());
    return {
      calls: lines.all.map((line) => {
        const { provider, field, cost } = line.first;
        const { endpoint, reason } = cost;
        return { provider, endpoint, count: countCalls(line), field, reason };
      }),
      total: lines.total,
      isSlow: [...this.#reads.values()].some(
        ({ cost }) => cost.endpoint.isList === true && cost.useShortTimeout !== true,
      ),
    };
  }
}
