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

const RUNS = figure('RUNS', { ci: 400, full: 10_000 });

describe('The reported effect of a write', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await startLedger();
  });
  after(() => ledger[Symbol.asyncDispose]());

  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

  it(`M20: is true in ${RUNS} fault schedules, without double writes (SEED=${seed})`, async (test) => {
    const tally = new Map<string, Tally>();
    await Promise.all(
      ledger.branches.map(async (branch, lane) => {
        const random = randomFrom(seed + lane);
        for (let n = 0; n < RUNS / ledger.branches.length; n += 1) {
          const attempt = { n, ...writeSchedule(branch, random) };
          const outcome = await ledger.write(branch, attempt);
          check(outcome, `${branch.branch} ${JSON.stringify(attempt)}`);
          count(tally, branch, outcome);
        }
      }),
    );
    for (const { branch: name, datesRefusals = false, otherBody } of ledger.branches) {
      const { ends, datedRefusals } = tally.get(name) ?? { ends: new Map(), datedRefusals: 0 };
      report(test, `${name}: ${JSON.stringify(Object.fromEntries(ends))}`);
      for (const end of [
        'UserUpdated',
        'ValidationProblem NOT_APPLIED',
        'ProviderProblem UNKNOWN',
      ]) {
        assert.ok(ends.has(end), `${name} never met ${end}`);
      }
      // Only a success that shows values can show others.
      assert.ok(otherBody !== undefined || !ends.has('ConflictProblem UNKNOWN'), name);
      // A new date is not a success.
      assert.equal(datedRefusals > 0, datesRefusals, name);
    }
  });
});

/** The results of one branch. */
interface Tally {
  readonly ends: Map<string, number>;
  /** The number of refusals after which the user has another date of its last change. */
  datedRefusals: number;
}

function count(
  tallies: Map<string, Tally>,
  { branch: name }: LedgerBranch,
  { response: { __typename, write }, applied, isDated }: Outcome,
): void {
  const tally = tallies.get(name) ?? { ends: new Map(), datedRefusals: 0 };
  tallies.set(name, tally);
  const end = write === undefined ? __typename : `${__typename} ${write}`;
  tally.ends.set(end, (tally.ends.get(end) ?? 0) + 1);
  if (!applied && isDated) tally.datedRefusals += 1;
}

/** Asserts that there is no double effect, no false success and no false failure. */
function check({ response, sent, applied, isTorn }: Outcome, about: string): void {
  const said = `${about} → ${JSON.stringify(response)}, sent ${sent}, applied ${applied}`;
  assert.ok(sent <= 1, said);
  assert.ok(!isTorn, said);
  if (response.__typename === 'UserUpdated') assert.ok(applied, said);
  if (response.write === 'NOT_APPLIED') assert.ok(!applied, said);
  if (response.retry?.advice === 'SEND_AGAIN') assert.equal(response.write, 'NOT_APPLIED', said);
}
