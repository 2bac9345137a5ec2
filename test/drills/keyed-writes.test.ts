import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { figure, report } from '../support/drills/drill.ts';
import {
  type Ledger,
  type LedgerBranch,
  type Outcome,
  startLedger,
} from '../support/drills/write-ledger.ts';
import { writeSchedule } from '../support/drills/write-schedule.ts';
import { randomFrom } from '../support/schema/random-operation.ts';

/** The number of changes, each of which is sent up to four times with its key. */
const CHANGES = figure('CHANGES', { ci: 100, full: 2500 });
const SEED = figure('SEED', { ci: randomInt(2 ** 31), full: randomInt(2 ** 31) });

/** Maximum number of attempts with faults. One more has none. */
const MOST_FAULTY = 3;

describe('A change with an idempotency key', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await startLedger();
  });
  after(() => ledger[Symbol.asyncDispose]());

  it(`M3: is made once in ${CHANGES} fault schedules, unless invisible (SEED=${SEED})`, async (t) => {
    const sums = { attempts: 0, writes: 0, changes: 0 };
    await Promise.all(
      ledger.branches.map(async (branch, lane) => {
        const random = randomFrom(SEED + lane);
        for (let n = 0; n < CHANGES / ledger.branches.length; n += 1) {
          const outcomes = await makeChange(ledger, branch, n, random);
          sums.changes += 1;
          sums.attempts += outcomes.length;
          sums.writes += outcomes.reduce((sum, { sent }) => sum + sent, 0);
        }
      }),
    );
    report(t, `${sums.changes} changes, sent ${sums.attempts} times, ${sums.writes} writes`);
    // Otherwise the faults left nothing to repeat.
    assert.ok(sums.attempts > sums.changes * 1.5 && sums.writes < sums.attempts);
  });
});

/** Sends one change until it meets no more faults. */
async function makeChange(
  ledger: Ledger,
  branch: LedgerBranch,
  n: number,
  random: () => number,
): Promise<readonly Outcome[]> {
  const { isRefused } = writeSchedule(branch, random);
  const outcomes: Outcome[] = [];
  for (let attempt = 0; attempt <= MOST_FAULTY; attempt += 1) {
    const { faults } = attempt < MOST_FAULTY ? writeSchedule(branch, random) : { faults: [] };
    const sent = { n, isRefused, faults, key: `${branch.branch}-${SEED}-${n}` };
    const outcome = await ledger.write(branch, sent);
    // If no read is documented, or one wrongly reports that the user does not exist, the gateway
    // cannot verify the change.
    const isDenied =
      !branch.canRead || faults.some((fault) => fault.kind === 'status' && fault.status === 404);
    check(outcome, outcomes, isDenied, `${branch.branch} ${JSON.stringify(sent)}`);
    outcomes.push(outcome);
  }
  const [last] = outcomes.slice(-1);
  assert.equal(last?.applied, !isRefused, `${branch.branch} ${n}`);
  return outcomes;
}

function check(now: Outcome, before: readonly Outcome[], isDenied: boolean, about: string): void {
  const { response, sent, applied } = now;
  const said = `${about} → ${JSON.stringify(response)}, sent ${sent}, applied ${applied}`;
  const wasApplied = before.some((outcome) => outcome.applied);
  const wasTold = before.some(({ response: reported }) => isMade(reported));
  const isUnclear = before.some(({ response: reported }) => reported.write === 'UNKNOWN');
  assert.ok(sent <= 1 && !now.isTorn, said);
  // A change that was made stays, and is not sent again if it was reported or can be read.
  if (wasApplied) assert.ok(applied, said);
  if (wasTold) assert.ok(sent === 0 && isMade(response), said);
  if (wasApplied && !isDenied) assert.equal(sent, 0, said);
  if (isMade(response)) assert.ok(applied, said);
  if (response.write === 'NOT_APPLIED') assert.ok(!applied && !isUnclear, said);
  if (response.write === 'UNKNOWN') assert.equal(response.retry?.advice, nextStep(response), said);
  assert.ok(!response.code?.startsWith('IDEMPOTENCY_'), said);
}

const isMade = ({ __typename }: Outcome['response']) => __typename === 'UserUpdated';

/** Returns what to do if it is unknown whether a change was made: a rejection would be repeated. */
const nextStep = ({ __typename }: Outcome['response']) =>
  __typename === 'ProviderProblem' ? 'SEND_AGAIN' : 'READ_FIRST';
