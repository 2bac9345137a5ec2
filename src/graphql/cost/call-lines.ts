import type { Cost } from '../../providers/contract/costs.ts';
import type { CalledEndpoint } from '../../request/recorded-call.ts';

/** What one field needs to read of one object, or of a set of objects. */
export interface PlannedRead {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** The path of the field: `users.nodes.billingInfo`. */
  readonly field: string;
  readonly cost: Cost;
}

/** Reads that one field makes at one endpoint, or those of all fields if a call reads several objects. */
export interface CallLine {
  readonly first: PlannedRead;
  readonly objects: number;
}

/** Counts the calls of reads, line by line. */
export class CallLines {
  readonly #lines: Map<string, CallLine>;
  #total = 0;

  constructor(reads: Iterable<PlannedRead> = []) {
    this.#lines = new Map();
    for (const read of reads) this.add(read);
  }

  /** The number of all calls. */
  get total(): number {
    return this.#total;
  }

  get all(): readonly CallLine[] {
    return [...this.#lines.values()];
  }

  add(read: PlannedRead): void {
    this.#change(read, read.cost.count);
  }

  /** Takes back a read that was added. */
  remove(read: PlannedRead): void {
    this.#change(read, -read.cost.count);
  }

  #change(read: PlannedRead, objects: number): void {
    const key = lineKey(read);
    const before = this.#lines.get(key) ?? { first: read, objects: 0 };
    const line = { ...before, objects: before.objects + objects };
    this.#total += countCalls(line) - countCalls(before);
    this.#lines.set(key, line);
  }
}

/** Returns the number of calls of a line. */
export const countCalls = ({ first, objects }: CallLine): number =>
  Math.ceil(objects / (first.cost.perCall ?? 1));

function lineKey({ provider, field, cost }: PlannedRead): string {
  const isBatched = cost.perCall !== undefined;
  return JSON.stringify([
    provider,
    endpointName(cost.endpoint),
    isBatched ? null : field,
    cost.reason,
  ]);
}

/** Returns a name that distinguishes endpoints of one provider. */
export const endpointName = ({ api, method, path }: CalledEndpoint) => `${api} ${method} ${path}`;
