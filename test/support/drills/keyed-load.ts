import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type UpdateAnswer, update } from '../clients/graphql.ts';
import type { Replicas } from '../gateway/replicas.ts';
import { recordArrivals } from './record-arrivals.ts';

/** How late the providers respond to writes in ms, so that some are in flight at any moment. */
const WRITE_MS = 200;
/** The time between two updates of one user, and before an update is sent again, in ms. */
const PAUSE_MS = 200;
/** The maximum time until each user has been changed once more, in ms. */
const PROGRESS_MS = 5000;
/** The maximum time until the responses for all keys are final, in ms: longer than a lease. */
const SETTLE_MS = 20_000;

const APIS = ['activeplatform', 'onapp'] as const;

/** Two updates of one user would hide each other from the read that settles an unknown outcome. */
const USERS: readonly ((firstName: string) => object)[] = [
  ...['2000112', '2000132', '2000188', '2000290', '2000341', '2000477'].map(
    (id) => (firstName: string) => ({
      activePlatform: { id: `activeplatform/user/${id}`, firstName },
    }),
  ),
  ...['12', '13', '17', '21', '24', '25'].map((id) => (firstName: string) => ({
    onApp: { id: `onapp/user/${id}`, firstName },
  })),
];

/** The outcome of a load. */
export interface KeyedTally {
  readonly keys: number;
  /** Responses by what they say of the write; `lost` counts requests without a response. */
  readonly responses: Readonly<Record<'applied' | 'refused' | 'unknown' | 'lost', number>>;
  /** Responses by their code, for people. */
  readonly codes: string;
  /** Keys whose change arrived at its provider more than once. */
  readonly twice: readonly string[];
  /** Keys that were reported as applied although their change never arrived. */
  readonly untrue: readonly string[];
  /** Keys without a final response in time, with the last one. */
  readonly unsettled: readonly string[];
}

/** Disposing of it ends a load that was not finished. */
export interface KeyedLoad extends AsyncDisposable {
  /** Waits until most users have been changed once more, or for some seconds if they cannot be. */
  readonly progress: () => Promise<void>;
  /** Begins no more updates, sends those without a final response until they have one, and counts. */
  readonly finish: () => Promise<KeyedTally>;
}

/**
 * Keeps changing several users, each through random replicas. Each change has its own key and its
 * own value, and is sent again with the same key until a response says that it was applied.
 */
export async function startKeyedLoad(
  { urls, simulators, apiUrl }: Replicas,
  random: () => number,
): Promise<KeyedLoad> {
  for (const api of APIS)
    await simulators.inject(apiUrl(api), {
      kind: 'latency',
      ms: WRITE_MS,
      method: 'PUT',
      times: 0,
    });
  const recorder = recordArrivals(simulators, APIS.map(apiUrl));
  const responses = { applied: 0, refused: 0, unknown: 0, lost: 0 };
  const codes: Record<string, number> = {};
  const settled: string[] = [];
  const unsettled: string[] = [];
  let endsAt = Number.POSITIVE_INFINITY;
  const isEnding = () => endsAt < Number.POSITIVE_INFINITY;

  const send = async (input: object, key: string) => {
    const url = urls[Math.floor(random() * urls.length)] ?? '';
    const { kind, code } = await update(url, input, key).then(classify, () => LOST);
    responses[kind] += 1;
    codes[code] = (codes[code] ?? 0) + 1;
    return { kind, code };
  };
  const change = async (toInput: (value: string) => object, value: string) => {
    const key = randomUUID();
    for (;;) {
      const { kind, code } = await send(toInput(value), key);
      if (kind === 'applied') return settled.push(value);
      if (performance.now() > endsAt) return unsettled.push(`${value}: ${code}`);
      await sleep(PAUSE_MS);
    }
  };
  const lanes = USERS.map(async (toInput, lane) => {
    for (let n = 0; !isEnding(); n += 1) {
      await change(toInput, `Lane ${lane} change ${n}.`);
      await sleep(PAUSE_MS * random() * 2);
    }
  });
  return {
    progress: async () => {
      const goal = settled.length + USERS.length;
      const deadline = performance.now() + PROGRESS_MS;
      while (settled.length < goal && performance.now() < deadline) await sleep(20);
    },
    finish: async () => {
      endsAt = performance.now() + SETTLE_MS;
      await Promise.all(lanes);
      const writes = (await recorder.finish()).filter(({ method }) => method === 'PUT');
      const arrivals = (value: string) => writes.filter(({ body }) => body.includes(value)).length;
      const keys = [...settled, ...unsettled.map((text) => text.split(':')[0] ?? '')];
      return {
        keys: keys.length,
        responses,
        codes: Object.entries(codes)
          .map(([code, count]) => `${code} ${count}`)
          .join(', '),
        twice: keys.filter((value) => arrivals(value) > 1),
        untrue: settled.filter((value) => arrivals(value) === 0),
        unsettled,
      };
    },
    [Symbol.asyncDispose]: async () => {
      endsAt = 0;
      await Promise.all(lanes);
      await recorder.finish();
    },
  };
}

const LOST = { kind: 'lost', code: 'no response' } as const;

function classify({ __typename, code = __typename, write }: UpdateAnswer) {
  if (write === 'NOT_APPLIED') return { kind: 'refused', code } as const;
  if (write === 'UNKNOWN') return { kind: 'unknown', code } as const;
  // Also a problem whose write is `APPLIED`, and `UserUpdated`.
  return { kind: 'applied', code } as const;
}
