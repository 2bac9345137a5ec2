import { setTimeout as sleep } from 'node:timers/promises';
import { connectProviders, settingsSchema } from '../../../src/providers/registry.ts';
import { createRedisStore } from '../../../src/store/redis-store.ts';
import { StoreLocks } from '../../../src/store/store-locks.ts';
import { UpdateRecords } from '../../../src/store/update-records.ts';
import { Providers } from '../../../src/use-cases/providers.ts';
import { withIdempotency } from '../../../src/use-cases/update-user/idempotency.ts';
import { withTarget } from '../../../src/use-cases/update-user/refusals.ts';
import { UpdateProgress } from '../../../src/use-cases/update-user/update-progress.ts';
import { createUpdate, type UpdateResult } from '../../../src/use-cases/update-user/update-user.ts';
import { UserLocks } from '../../../src/use-cases/update-user/user-locks.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

export const HASH_KEY = 'a key that all replicas share, not in Redis';

/** The task of one replica, passed as an argument of its process. */
export interface ReplicaTask {
  readonly redis: string;
  readonly providers: Readonly<Record<string, unknown>>;
  readonly input: {
    readonly onApp: {
      readonly id: string;
      readonly firstName: string;
      readonly ifUpdatedAt: string;
    };
  };
  /** Null: without an idempotency key, so that only the lock of the user excludes others. */
  readonly key: string | null;
  /** Milliseconds in which its write may begin; its lease and its lock last twice as long. */
  readonly ms: number;
}

/** Makes one update, without a deadline that would end it. */
export async function runReplica({ redis, providers, input: args, key, ms }: ReplicaTask) {
  const input = withInstant(args);
  const store = createRedisStore(redis, () => {});
  while (!store.isReachable()) await sleep(5);
  const connected = connectProviders(settingsSchema().parse({ providers }));
  const shared = new StoreLocks(store, HASH_KEY);
  const locks = new UserLocks({ shared, leaseMarginMs: ms });
  const update = withTarget(
    withIdempotency(createUpdate(locks), {
      records: new UpdateRecords(store, HASH_KEY),
      locks,
      onRecordNotStored: () => {},
      leaseMarginMs: ms,
    }),
  );
  let result: UpdateResult;
  try {
    result = await update({
      input,
      idempotencyKey: key,
      call: aCall({ callerId: 'ann', msLeft: () => ms }),
      providers: new Providers(connected),
      progress: new UpdateProgress(),
    });
  } finally {
    await Promise.all(connected.map((provider) => provider.close()));
    await store.close();
  }
  const { kind } = result;
  return kind === 'updated' ? { kind } : { kind, code: result.code, write: result.write };
}

/** Parses the timestamp as GraphQL does: a process gets it as a string. */
function withInstant({ onApp }: ReplicaTask['input']) {
  return { onApp: { ...onApp, ifUpdatedAt: new Date(onApp.ifUpdatedAt) } };
}

if (import.meta.main) {
  const result = await runReplica(JSON.parse(process.argv[2] ?? ''));
  process.stdout.write(JSON.stringify(result));
}
