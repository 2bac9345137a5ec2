import { explainFault } from '../lib/explain-fault.ts';
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

/** Faults that mean something else for the file of the audit trail than for a server or a folder. */
const AUDIT_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'the file was moved or deleted (ENOENT)',
  TIMEOUT: 'the disk did not respond in time (TIMEOUT)',
  UNUSABLE: 'another file is in its place, or another process writes to it (UNUSABLE)',
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
      audit: describeComponent(
        audit && (AUDIT_FAULTS[audit] ?? explainFault(audit)),
        'changes and secrets are refused',
      ),
    }),
    ...(store !== undefined && {
      store: describeComponent(
        store && explainFault(store),
        'changes with an idempotency key or a precondition are refused',
      ),
    }),
    keySets: keySets.map(describeKeySet),
    providers,
  };
}

/** @param fault the fault in words; null if there is none. */
const describeComponent = (fault: string | null, effect: string): ComponentHealth =>
  fault === null ? { status: 'ok' } : { status: 'failing', cause: `${fault}: ${effect}` };

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
