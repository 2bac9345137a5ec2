import type { MeasuredServer } from '../servers/measured-server.ts';

/** A load of one server. At least one of `count` and `untilMs` is set. */
export interface Load {
  readonly clients: number;
  /** Returns the operation that is sent as the n-th, from 0. */
  readonly operation: (n: number) => string;
  /** The number of operations. */
  readonly count?: number;
  /** The time, by `performance.now()`, after which nothing more is sent. */
  readonly untilMs?: number;
  /** Returns which ids are sent; if absent, other ids than in the requests before. */
  readonly ids?: () => number;
  /** Whether all clients have the same API key. */
  readonly hasOneKey?: boolean;
}

/**
 * Sends operations: each client sends the next one when it has the response of the one before.
 *
 * @returns the time of each operation in ms.
 * @throws {Error} if an operation fails.
 */
export async function sendLoad(server: MeasuredServer, load: Load): Promise<readonly number[]> {
  const { clients, operation, ids, hasOneKey = false } = load;
  const { count = Number.POSITIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY } = load;
  const times: number[] = [];
  let sent = 0;
  const work = async (client: number) => {
    while (sent < count && performance.now() < untilMs) {
      const startedAt = performance.now();
      const name = operation(sent);
      sent += 1;
      const caller = hasOneKey ? 0 : client;
      await (ids === undefined
        ? server.send(name, caller)
        : server.sendWithIds(name, ids(), caller));
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_none, client) => work(client)));
  return times;
}

/** Returns the name of each operation in turn. */
export const mix =
  (operations: readonly { readonly name: string }[]) =>
  (n: number): string =>
    operations[n % operations.length]?.name ?? '';
