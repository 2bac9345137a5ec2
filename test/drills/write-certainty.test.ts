import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Fault } from '../../src/simulators/kit/fault.ts';
import { figure, report } from '../support/drill.ts';
import { randomFrom } from '../support/random-operation.ts';
import {
  type Attempt,
  type Ledger,
  type LedgerBranch,
  type Outcome,
  startLedger,
} from '../support/write-ledger.ts';

const RUNS = figure('RUNS', { ci: 400, full: 10_000 });
/** The branches of `updateUser`. */
const BRANCHES = 4;

/** Of that many writes one holds what its upstream refuses of itself. */
const REFUSED_ONE_IN = 5;

/**
 * What may happen to a request, before or after it took effect. A refusal that was applied all the same is a lie, and so is
 * a success, as documented, of what was not.
 */
const WRITE_FAULTS: readonly ((applies: boolean, hasBody: boolean) => Partial<Fault> | null)[] = [
  // Now and then all goes well.
  () => null,
  () => null,
  () => null,
  (applies) => ({ kind: 'status', status: 500, applies }),
  (applies) => ({ kind: 'status', status: 502, applies, body: '<html>' }),
  (applies) => ({ kind: 'status', status: 503, applies, headers: { 'retry-after': '1' } }),
  (applies) => ({ kind: 'status', status: 302, applies, headers: { location: '/' } }),
  () => ({ kind: 'status', status: 422, applies: false, body: '{"error":"no"}' }),
  () => ({ kind: 'status', status: 429, applies: false }),
  () => ({ kind: 'status', status: 403, applies: false }),
  // Where a session has run out, it is followed by a sign-in and the write once more.
  () => ({ kind: 'status', status: 401, applies: false }),
  (applies) => ({ kind: 'status', status: 202, applies }),
  (applies, hasBody) =>
    hasBody ? { kind: 'nonsense', applies, contentType: 'application/json', body: '{}' } : null,
  (applies) => ({ kind: 'reset', applies }),
  (applies) => ({ kind: 'hang', applies }),
  (applies) => ({ kind: 'nonsense', applies }),
  () => ({ kind: 'cut' }),
  () => ({ kind: 'latency', ms: 30 }),
];

const READ_FAULTS: readonly (Partial<Fault> | null)[] = [
  null,
  null,
  null,
  null,
  { kind: 'status', status: 500 },
  { kind: 'status', status: 404 },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'nonsense' },
  { kind: 'cut' },
];

/** No 422: a refused sign-in is believed for half a minute, and nothing would be sent. */
const SIGN_IN_FAULTS: readonly (Partial<Fault> | null)[] = [
  null,
  null,
  { kind: 'status', status: 500 },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'nonsense' },
];

describe('What an answer says of a write', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await startLedger();
  });
  after(() => ledger[Symbol.asyncDispose]());

  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

  it(`M20: is true in ${RUNS} schedules of faults, and nothing is written twice (SEED=${seed})`, async (test) => {
    const tally = new Map<string, Tally>();
    await Promise.all(
      ledger.branches.map(async (branch, lane) => {
        const random = randomFrom(seed + lane);
        for (let n = 0; n < RUNS / BRANCHES; n += 1) {
          const attempt = { n, ...schedule(branch, random) };
          const outcome = await ledger.write(branch, attempt);
          check(outcome, `${branch.name} ${JSON.stringify(attempt)}`);
          count(tally, branch, outcome);
        }
      }),
    );
    assert.equal(tally.size, BRANCHES);
    for (const [name, { ends, datedRefusals }] of tally) {
      report(test, `${name}: ${JSON.stringify(Object.fromEntries(ends))}`);
      for (const end of [
        'UserUpdated',
        'ValidationProblem NOT_APPLIED',
        'ProviderProblem UNKNOWN',
      ]) {
        assert.ok(ends.has(end), `${name} never met ${end}`);
      }
      // The one upstream that says that a user was changed where it refused to: nobody may take that for a success.
      assert.equal(datedRefusals > 0, name === 'onApp', name);
    }
  });
});

/** What one branch met. */
interface Tally {
  readonly ends: Map<string, number>;
  /** Refusals after which the user has another date of its last change. */
  datedRefusals: number;
}

function count(
  tallies: Map<string, Tally>,
  { name }: LedgerBranch,
  { answer: { __typename, write }, applied, isDated }: Outcome,
): void {
  const tally = tallies.get(name) ?? { ends: new Map(), datedRefusals: 0 };
  tallies.set(name, tally);
  const end = write === undefined ? __typename : `${__typename} ${write}`;
  tally.ends.set(end, (tally.ends.get(end) ?? 0) + 1);
  if (!applied && isDated) tally.datedRefusals += 1;
}

function schedule(
  { method, hasBody, readPath }: LedgerBranch,
  random: () => number,
): Omit<Attempt, 'n'> {
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)];
  const isRefused = random() < 1 / REFUSED_ONE_IN;
  // A refusal that is late, cut or unheard changes as little as one that arrives.
  const write = pick(WRITE_FAULTS)?.(random() < 0.5, hasBody);
  const faults = [
    { met: { method }, fault: write },
    { met: { method: 'GET', path: readPath }, fault: pick(READ_FAULTS) },
    { met: { method: 'GET', path: readPath }, fault: pick(READ_FAULTS) },
    { met: { method: 'POST' }, fault: pick(SIGN_IN_FAULTS) },
  ];
  return {
    isRefused,
    faults: faults.flatMap(({ met, fault }) =>
      fault == null ? [] : [{ ...fault, ...met } as Fault],
    ),
  };
}

/** No double effect, no false success, no false failure. */
function check({ answer, sent, applied, isTorn }: Outcome, about: string): void {
  const said = `${about} → ${JSON.stringify(answer)}, sent ${sent}, applied ${applied}`;
  assert.ok(sent <= 1, said);
  assert.ok(!isTorn, said);
  if (answer.__typename === 'UserUpdated') assert.ok(applied, said);
  if (answer.write === 'APPLIED') assert.ok(applied, said);
  if (answer.write === 'NOT_APPLIED') assert.ok(!applied, said);
  if (answer.retry?.safe === true) assert.equal(answer.write, 'NOT_APPLIED', said);
}
