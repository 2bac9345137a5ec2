import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { GET_WITH_EXPIRY, LEASE_TOKENS, SET_LONGER } from './budget-scripts.ts';
import type { Store } from './store.ts';

/** How far ahead tokens are reserved, in microseconds. */
const HORIZON_US = 1_000_000;

/** The number of attempts to read the pauses that may have been missed, and the time between two of them, in ms. */
const [READ_ATTEMPTS, READ_RETRY_MS] = [50, 100];

/** The channel on which replicas tell each other of pauses. */
const CHANNEL = 'budget:pauses';

/** A pause of one class of calls. */
interface Pause {
  readonly ms: number;
  readonly needsTrial: boolean;
}

type CallClass = 'read' | 'write';

/** Called with a pause of an upstream API that a replica has started. */
type OnPause = (upstream: string, callClass: CallClass, pause: Pause) => void;

interface Rate {
  readonly intervalMs: number;
  /** How late a token may be taken, in ms. */
  readonly toleranceMs: number;
}

/** Names the upstream by a hash, because a URL may be long. In a cluster its keys are in one slot. */
const toKey = (upstream: string, part: string) =>
  `budget:{${hash('sha256', upstream, 'base64url').slice(0, 22)}}:${part}`;

const toUs = (ms: number) => String(Math.round(ms * 1000));

/** Creates the part of the budget of one upstream API that all replicas share. */
export function createSharedBudget(store: Pick<Store, 'run' | 'publish'>, upstream: string) {
  const keys = [toKey(upstream, 'due'), toKey(upstream, 'bulk')];
  return {
    /**
     * Leases tokens in one round trip.
     *
     * @param bulk the rate of bulk calls, if the tokens are for one.
     * @throws {StoreError}
     */
    lease: async (count: number, total: Rate, bulk: Rate | undefined) => {
      const rates = [total, bulk ?? { intervalMs: 0, toleranceMs: 0 }];
      const args = rates.flatMap(({ intervalMs, toleranceMs }) => [
        toUs(intervalMs),
        toUs(toleranceMs),
      ]);
      const leased = await store.run(LEASE_TOKENS, keys, [
        String(count),
        ...args,
        String(HORIZON_US),
      ]);
      return { count: leased.count, firstMs: leased.firstUs / 1000 };
    },
    /** Starts a pause in all replicas, and in those that start later. @throws {StoreError} */
    startPause: async (callClass: CallClass, { ms, needsTrial }: Pause) => {
      const message = JSON.stringify({ upstream, callClass, ms, needsTrial });
      await store.publish(CHANNEL, message);
      const value = needsTrial ? 'trial' : 'whole';
      await store.run(SET_LONGER, [toKey(upstream, callClass)], [value, String(Math.ceil(ms))]);
    },
  };
}

/**
 * Receives the pauses that replicas start, and those that were started before.
 *
 * @param upstreams returns the names of the upstream APIs whose pauses may have been missed.
 * @returns a function that ends the subscription.
 */
export function subscribeToPauses(
  store: Pick<Store, 'run' | 'subscribe'>,
  upstreams: () => Iterable<string>,
  onPause: OnPause,
): () => void {
  let isEnded = false;
  const readAll = async () => {
    // The connection for commands may be ready some time after the one for messages.
    for (let attempt = 0; attempt < READ_ATTEMPTS && !isEnded; attempt += 1) {
      try {
        await Promise.all([...upstreams()].map((name) => readPauses(store, name, onPause)));
        return;
      } catch {
        // If the store stays away, each replica learns of a pause by its own calls.
        await sleep(READ_RETRY_MS, undefined, { ref: false });
      }
    }
  };
  const unsubscribe = store.subscribe(CHANNEL, {
    onMessage: (message) => {
      const { upstream, callClass, ms, needsTrial } = JSON.parse(message);
      onPause(upstream, callClass, { ms, needsTrial });
    },
    onGap: () => void readAll(),
  });
  return () => {
    isEnded = true;
    unsubscribe();
  };
}

async function readPauses(store: Pick<Store, 'run'>, upstream: string, onPause: OnPause) {
  for (const callClass of ['read', 'write'] as const) {
    const keys = [toKey(upstream, callClass)];
    const { value, expiresInMs } = await store.run(GET_WITH_EXPIRY, keys, []);
    if (value === null || expiresInMs === 0) continue;
    onPause(upstream, callClass, { ms: expiresInMs, needsTrial: value === 'trial' });
  }
}
