import { VERSION } from '../lib/version.ts';
import type { ReloadState } from '../observability/metrics/config-metrics.ts';
import type { KeySetState } from '../observability/metrics/key-set-metrics.ts';
import type { UpstreamHealth } from './describe-upstream.ts';

/** What the gateway needs besides providers. */
interface ComponentHealth {
  readonly status: 'ok' | 'failing';
  /** What is wrong, in words; absent if nothing is. */
  readonly cause?: string;
}

interface KeySetHealth extends ComponentHealth {
  readonly issuer: string;
  /** The number of keys of the last successful fetch; null before it. */
  readonly keys: number | null;
  /** When it was, in the form of ISO 8601; null before it. */
  readonly fetchedAt: string | null;
}

/** The health of a process in detail, for operators. It contains no secret and nothing that a client sent. */
export interface HealthDetails {
  readonly version: string;
  /** The name of the process in the log, the audit trail and traces. */
  readonly instance: string;
  /** Whether the last reload succeeded, and when the configuration in use was read. */
  readonly configuration: ComponentHealth & { readonly readAt: string };
  /** Absent without an audit trail. */
  readonly audit?: ComponentHealth;
  /** Absent without a store. */
  readonly store?: ComponentHealth;
  readonly keySets: readonly KeySetHealth[];
  readonly providers: readonly UpstreamHealth[];
}

interface HealthSources {
  readonly instance: string;
  readonly reload: ReloadState;
  /** The code of the fault of the audit trail, null if it works; undefined if there is none. */
  readonly audit: string | null | undefined;
  /** The code of the fault of the store, null if it works; undefined if there is none. */
  readonly store: string | null | undefined;
  readonly keySets: readonly KeySetState[];
  readonly providers: readonly UpstreamHealth[];
}

/** Faults of the audit trail by code. */
const AUDIT_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'the account of the gateway may not write to the file',
  EIO: 'the disk has failed',
  ENOENT: 'the file was moved or deleted',
  TIMEOUT: 'the disk did not respond in time',
  UNUSABLE: 'another file is in its place, or another process writes to it',
};

/** Faults of the store by code. */
const STORE_FAULTS: Readonly<Record<string, string>> = {
  NOT_CONNECTED: 'no connection is open yet',
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its host name is unknown',
  TIMEOUT: 'it does not respond in time',
  CLOSED: 'it closes connections',
  WRONGPASS: 'its user or password is wrong',
  NOAUTH: 'it requires a password',
  NOPERM: 'its user lacks rights',
  READONLY: 'the server is a replica that cannot be written',
  MASTERDOWN: 'the server has lost its master',
  LOADING: 'the server is starting',
  OOM: 'its memory is full',
};

/** Returns the health of a process as `/health/details` shows it. */
export function describeHealth(sources: HealthSources): HealthDetails {
  const { instance, reload, audit, store, keySets, providers } = sources;
  return {
    version: VERSION,
    instance,
    configuration: {
      readAt: toIso(reload.succeededAt),
      ...(reload.isSuccessful
        ? { status: 'ok' }
        : {
            status: 'failing',
            cause:
              'the last reload failed, and the configuration before it is in use: the log names the problems',
          }),
    },
    ...(audit !== undefined && {
      audit: describeComponent(audit, AUDIT_FAULTS, 'changes and secrets are refused'),
    }),
    ...(store !== undefined && {
      store: describeComponent(
        store,
        STORE_FAULTS,
        'changes with an idempotency key or a precondition are refused',
      ),
    }),
    keySets: keySets.map(describeKeySet),
    providers,
  };
}

/** @param code the code of the fault; null if there is none. */
function describeComponent(
  code: string | null,
  faults: Readonly<Record<string, string>>,
  effect: string,
): ComponentHealth {
  if (code === null) return { status: 'ok' };
  return {
    status: 'failing',
    cause: `${faults[code] ?? 'it cannot be used'} (${code}): ${effect}`,
  };
}

function describeKeySet({ issuer, keys, succeededAt, fault }: KeySetState): KeySetHealth {
  return {
    issuer,
    keys: keys ?? null,
    fetchedAt: succeededAt === undefined ? null : toIso(succeededAt),
    ...(fault === undefined
      ? { status: 'ok' }
      : {
          status: 'failing',
          cause: `the last fetch failed (${fault}): tokens are refused when the keys expire`,
        }),
  };
}

const toIso = (ms: number) => new Date(ms).toISOString();
