import assert from 'node:assert/strict';
import type { Fault } from '../../src/simulators/kit/fault.ts';
import type { RunningSimulator } from '../../src/simulators/kit/http-simulator.ts';
import { startDemo } from './demo.ts';
import { type UpdateAnswer, update } from './graphql.ts';
import { ledgerBranches } from './write-ledger-branches.ts';

/** One branch of `updateUser`, and how to see in its upstream what became of a write. */
export interface LedgerBranch {
  readonly name: string;
  readonly method: 'PUT' | 'PATCH';
  readonly simulator: RunningSimulator;
  /** Ends the path of the reads that may meet faults: those of others are to meet none of them. */
  readonly readPath: string;
  /** False where a success is documented without a body: then any 200 with JSON is one. */
  readonly hasBody: boolean;
  /** An input that writes `valueFor(n)`. Where `isRefused`, it also holds what the upstream refuses with 422. */
  readonly inputFor: (n: number, isRefused: boolean) => object;
  /** Unlike those of the thousand numbers before it. */
  readonly valueFor: (n: number) => string;
  /** What the upstream holds now, asked without the gateway. */
  readonly read: () => Promise<Held>;
}

/** What an upstream holds of a user. */
export interface Held {
  readonly value: string;
  /** When it says that the user was changed last; null where it shows no such date. */
  readonly updatedAt: string | null;
}

/** Answers in time are soon; what hangs is given up after this. Milliseconds. */
const ATTEMPT_MS = 120;

export interface Ledger extends AsyncDisposable {
  /** They may be written to at one time, each by one writer: the ledger is to know whose write it sees. */
  readonly branches: readonly LedgerBranch[];
  /** Makes one write meeting faults, and says what it did. */
  readonly write: (branch: LedgerBranch, attempt: Attempt) => Promise<Outcome>;
}

export interface Attempt {
  /** Counted up for each branch. */
  readonly n: number;
  readonly isRefused: boolean;
  readonly faults: readonly Fault[];
  /** The idempotency key; absent: none, and then the value is one that does not stand there yet. */
  readonly key?: string;
}

export interface Outcome {
  readonly answer: UpdateAnswer;
  /** Writes that arrived, but for those that were answered with 401: its upstream did not look at them. */
  readonly sent: number;
  readonly applied: boolean;
  /** Whether anything but the value that was sent stands where the value before it stood. */
  readonly isTorn: boolean;
  /** Whether the upstream says that the user was changed. */
  readonly isDated: boolean;
}

/**
 * The gateway over the simulators, without breakers: every fault is to be met.
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
      const answer = await update(demo.url, inputFor(n, isRefused), key);
      simulator.clearFaults();
      const sent = simulator.journal.filter(
        (entry) => entry.method === method && entry.status !== 401,
      ).length;
      const { value, updatedAt } = await read();
      const applied = value === valueFor(n);
      if (key === undefined) assert.notEqual(before.value, valueFor(n));
      return {
        answer,
        sent,
        applied,
        isTorn: !applied && value !== before.value,
        isDated: updatedAt !== before.updatedAt,
      };
    },
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}
