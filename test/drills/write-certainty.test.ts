import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Fault } from '../../src/simulators/kit/fault.ts';
import { figure, report } from '../support/drill.ts';
import { randomFrom } from '../support/random-operation.ts';
import {
  type Ledger,
  type LedgerBranch,
  type Outcome,
  startLedger,
} from '../support/write-ledger.ts';

const RUNS = figure('RUNS', { ci: 400, full: 10_000 });
const AT_ONCE = 2;

/** What may happen to a request, before or after it took effect. A refusal that was applied all the same is a lie. */
const WRITE_FAULTS: readonly ((applies: boolean) => Partial<Fault> | null)[] = [
  () => null,
  (applies) => ({ kind: 'status', status: 500, applies }),
  (applies) => ({ kind: 'status', status: 502, applies, body: '<html>' }),
  (applies) => ({ kind: 'status', status: 503, applies, headers: { 'retry-after': '1' } }),
  (applies) => ({ kind: 'status', status: 302, applies, headers: { location: '/' } }),
  () => ({ kind: 'status', status: 422, applies: false, body: '{"error":"no"}' }),
  () => ({ kind: 'status', status: 429, applies: false }),
  () => ({ kind: 'status', status: 403, applies: false }),
  (applies) => ({ kind: 'reset', applies }),
  (applies) => ({ kind: 'hang', applies }),
  (applies) => ({ kind: 'nonsense', applies }),
  () => ({ kind: 'cut' }),
  () => ({ kind: 'latency', ms: 30 }),
];

const READ_FAULTS: readonly (Partial<Fault> | null)[] = [
  null,
  null,
  { kind: 'status', status: 500 },
  { kind: 'status', status: 404 },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'nonsense' },
  { kind: 'cut' },
];

describe('What an answer says of a write', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await startLedger();
  });
  after(() => ledger[Symbol.asyncDispose]());

  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

  it(`is true in ${RUNS} schedules of faults, and nothing is written twice (SEED=${seed})`, async (t) => {
    const kinds = new Set<string>();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_none, lane) => {
        // One writer for each upstream: the ledger is to know whose write it sees.
        const branch = ledger.branches[lane % ledger.branches.length];
        assert.ok(branch !== undefined);
        const random = randomFrom(seed + lane);
        for (let n = 0; n < RUNS / AT_ONCE; n += 1) {
          const faults = schedule(branch, random);
          const outcome = await ledger.write(branch, `Ann ${lane} ${n}`, faults);
          check(outcome, `${branch.name} ${n}: ${JSON.stringify(faults)}`);
          kinds.add(`${outcome.answer.__typename} ${outcome.answer.write ?? ''}`);
        }
      }),
    );
    report(t, `${RUNS} writes, ${kinds.size} kinds of answers, none of them untrue`);
    assert.ok(kinds.size >= 5, [...kinds].join(', '));
  });
});

function schedule(branch: LedgerBranch, random: () => number): Fault[] {
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)];
  const write = pick(WRITE_FAULTS)?.(random() < 0.5);
  const reads = [pick(READ_FAULTS), pick(READ_FAULTS)];
  return [
    ...(write == null ? [] : [{ ...write, method: branch.method }]),
    ...reads.flatMap((fault) => (fault == null ? [] : [{ ...fault, method: 'GET' }])),
  ] as Fault[];
}

/** No double effect, no false success, no false failure. */
function check({ answer, sent, applied }: Outcome, about: string): void {
  const said = `${about} → ${JSON.stringify(answer)}, sent ${sent}, applied ${applied}`;
  assert.ok(sent <= 1, said);
  if (answer.__typename === 'UserUpdated') assert.ok(applied, said);
  if (answer.write === 'APPLIED') assert.ok(applied, said);
  if (answer.write === 'NOT_APPLIED') assert.ok(!applied, said);
  if (answer.retry?.safe === true) assert.equal(answer.write, 'NOT_APPLIED', said);
}
