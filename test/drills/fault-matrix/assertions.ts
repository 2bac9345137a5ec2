import { type Course, DEADLINE_MS } from './case.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { findLeak } from './secrets.ts';

/** The milliseconds after the deadline in which a response may be written and read. */
const GRACE_MS = 250;

/** The most bytes that the gateway may read of one response, including those in buffers. */
const MOST_TAKEN = 24 * 1024 * 1024;

/** Returns all defects of a cell; empty if there are none. */
export function judge(stats: Course): string[] {
  const { text, ms, lagMs, cookies, taken, bytesRead } = stats;
  const outcome = outcomeOf(stats);
  const leak = findLeak(text);
  return [
    ...unexpected(stats, outcome),
    ...untrue(stats, outcome),
    ...harmed(stats),
    ...(ms > DEADLINE_MS + GRACE_MS + lagMs ? [`took ${Math.round(ms)} ms`] : []),
    ...(leak === undefined ? [] : [`shows ${leak}`]),
    ...(cookies > 0 ? ['sent a cookie'] : []),
    ...(taken > MOST_TAKEN ? [`took ${taken} bytes`] : []),
    ...(bytesRead > 0 ? [`sent ${bytesRead} bytes to an untrusted server`] : []),
  ];
}

function unexpected({ cell: { fault, effect } }: Course, { code }: Outcome): string[] {
  const expected: readonly string[] = fault[effect];
  return expected.includes(code) ? [] : [`is ${code} and not ${expected.join(' or ')}`];
}

/** Compares what the response claims about the write with the simulator's state. */
function untrue({ cell, effects, holds }: Course, { write, code }: Outcome): string[] {
  const said = `says ${code} ${write}, and ${effects} writes were applied`;
  if (cell.effect === 'read') return effects === 0 ? [] : [said];
  if (effects > 1) return [said];
  if (holds !== (effects === 1)) return [`${said}, but the state differs`];
  if (write === 'NOT_APPLIED') return effects === 0 ? [] : [said];
  if (write === 'APPLIED') return effects === 1 ? [] : [said];
  return write === 'UNKNOWN' ? [] : [said];
}

function harmed({ response, cell }: Course): string[] {
  const well = response?.data?.well;
  const login = cell.effect === 'read' ? well?.login : well?.user?.login;
  return login === cell.api.well.login ? [] : ['harmed another provider'];
}
