import assert from 'node:assert/strict';
import type { Fault } from '@roster/simulators/kit/fault.ts';
import type { RunningSimulator } from '@roster/simulators/kit/http-simulator.ts';
import { type UpdateAnswer, update } from '../clients/graphql.ts';
import { startDemo } from '../gateway/demo.ts';
import { ledgerBranches } from './write-ledger-branches.ts';

/** One branch of `updateUser`, and how to read the effect of a write from its upstream. */
export interface LedgerBranch {
  readonly name: string;
  readonly method: 'PUT' | 'PATCH';
  readonly simulator: RunningSimulator;
  /** The end of the path of reads that may get faults; other reads must get none. */
  readonly readPath: string;
  /** False if a success is documented without a body: then any 200 with JSON is one. */
  readonly hasBody: boolean;
  /**
   * Returns an input that writes `valueFor(n)`. If `isRefused`, it also contains a value that the
   * upstream refuses with 422.
   */
  readonly inputFor: (n: number, isRefused: boolean) => object;
  /** Returns a value that differs from those of the thousand numbers before it. */
  readonly valueFor: (n: number) => string;
  /** Reads what the upstream stores now, without the gateway. */
  readonly read: () => Promise<Held>;
}

/** What an upstream stores of a user. */
export interface Held {
  readonly value: string;
  /** The time of the last change according to the upstream; null if it shows no such date. */
  readonly updatedAt: string | null;
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
  const patient = { attemptMs: ATTEMPT_MS, breaker: false };
  const demo = await startDemo({
    settings,
    providers: { activeplatform: patient, onapp: patient },
    apis: { vms: { billing: patient, admin: patient } },
  });
  return {
    branches: await ledgerBranches(demo),
    write: async (branch, { n, isRefused, faults, key }) => {
      const { simulator, method, inputFor, valueFor, read } = branch;
      const before = await read();
      simulator.clearJournal();
      for (const fault of faults) simulator.inject(fault);
      const response = await update(demo.url, inputFor(n, isRefused), key);
      simulator.clearFaults();
      const sent = simulator.journal.filter(
        (entry) => entry.method === method && entry.status !== 401,
      ).length;
      const { value, updatedAt } = await read();
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
