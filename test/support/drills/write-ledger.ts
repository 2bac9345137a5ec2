import assert from 'node:assert/strict';
import type { Fault } from '@roster/simulators/core/fault.ts';
import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { ADAPTER_OF_BRANCH, type BranchAdapter } from '../../conformance/adapters/registry.ts';
import { type UpdateAnswer, update } from '../clients/graphql.ts';
import { startDemo } from '../gateway/demo.ts';
import { NO_PAUSES } from '../upstreams/no-pauses.ts';

/** One branch of `updateUser`, over its simulator. */
export interface LedgerBranch extends BranchAdapter {
  readonly installation: SimulatedInstallation;
}

/**
 * Timeout of a call in ms: responses in time arrive soon, and hanging calls are cancelled after
 * this.
 */
const ATTEMPT_MS = 120;

export interface Ledger extends AsyncDisposable {
  /**
   * They may be written to concurrently, each by one writer: the ledger must know whose write it
   * reads.
   */
  readonly branches: readonly LedgerBranch[];
  /** Sends one write that gets faults, and returns its outcome. */
  readonly write: (branch: LedgerBranch, attempt: Attempt) => Promise<Outcome>;
}

export interface Attempt {
  /** Incremented for each branch. */
  readonly n: number;
  readonly isRefused: boolean;
  readonly faults: readonly Fault[];
  /** The idempotency key; if absent, there is none, and then the value must not be stored yet. */
  readonly key?: string;
}

export interface Outcome {
  readonly response: UpdateAnswer;
  /** Number of writes that arrived, except those that got 401: the upstream did not read them. */
  readonly sent: number;
  readonly applied: boolean;
  /** Whether the upstream stores anything but the sent value instead of the value before it. */
  readonly isTorn: boolean;
  /** Whether the upstream reports that the user was changed. */
  readonly isDated: boolean;
}

/**
 * Starts the gateway over the simulators, without breakers: every fault must reach it.
 *
 * @param settings sections of the configuration beside `providers`.
 */
export async function startLedger(
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Ledger> {
  const demo = await startDemo({
    settings,
    everyApi: { attemptMs: ATTEMPT_MS, breaker: false, budget: NO_PAUSES },
  });
  return {
    branches: ADAPTER_OF_BRANCH.map((adapter) => ({
      ...adapter,
      installation: demo.installationOf(adapter.provider),
    })),
    write: async (branch, { n, isRefused, faults, key }) => {
      const { installation, method, inputFor, valueFor, readStored } = branch;
      const simulator = branch.findSimulator(installation);
      const before = await readStored(installation);
      simulator.clearJournal();
      for (const fault of faults) simulator.inject(fault);
      const response = await update(demo.url, inputFor(branch.provider, n, isRefused), key);
      simulator.clearFaults();
      const sent = simulator.journal.filter(
        (entry) => entry.method === method && entry.status !== 401,
      ).length;
      const { value, updatedAt } = await readStored(installation);
      const applied = value === valueFor(n);
      if (key === undefined) assert.notEqual(before.value, valueFor(n));
      return {
        response,
        sent,
        applied,
        isTorn: !applied && value !== before.value,
        isDated: updatedAt !== before.updatedAt,
      };
    },
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}
