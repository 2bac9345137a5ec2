import type { Fault } from '@roster/simulators/core/fault.ts';
import type { Attempt, LedgerBranch } from './write-ledger.ts';

/** One in so many writes contains a value that its upstream refuses. */
const REFUSED_ONE_IN = 5;

/**
 * What may happen to a request, before or after it took effect. A refusal that was applied is a
 * lie, and so is a documented success of a write that was not.
 */
const WRITE_FAULTS: readonly ((
  applies: boolean,
  branch: Pick<LedgerBranch, 'hasBody' | 'otherBody'>,
) => Partial<Fault> | null)[] = [
  // Sometimes nothing fails.
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
  // A session that has expired causes a sign-in and a second write.
  () => ({ kind: 'status', status: 401, applies: false }),
  (applies) => ({ kind: 'status', status: 202, applies }),
  // F10: a proxy gave up on a request that it may have passed on.
  (applies) => ({ kind: 'status', status: 408, applies }),
  (applies) => ({ kind: 'status', status: 499, applies }),
  // F11
  () => ({ kind: 'status', status: 419, applies: false }),
  // R6: a success that shows other values, whether the write was applied or not.
  (applies, { otherBody: body }) =>
    body === undefined
      ? null
      : { kind: 'nonsense', applies, contentType: 'application/json', body },
  (applies, { hasBody }) =>
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

/**
 * There is no 422: a refused sign-in is remembered for half a minute, and nothing would be sent.
 */
const SIGN_IN_FAULTS: readonly (Partial<Fault> | null)[] = [
  null,
  null,
  { kind: 'status', status: 500 },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'nonsense' },
];

/** Returns the faults that one write gets, on its way and around it. */
export function writeSchedule(branch: LedgerBranch, random: () => number): Omit<Attempt, 'n'> {
  const { method, readPath } = branch;
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)];
  const isRefused = random() < 1 / REFUSED_ONE_IN;
  // A refusal that is late, cut or lost changes as little as one that arrives.
  const write = pick(WRITE_FAULTS)?.(random() < 0.5, branch);
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
