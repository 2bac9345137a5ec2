import type { Attack } from './attack.ts';
import { heldBytes, type Measurement } from './fixture.ts';

/** The bounds of every row. */
export interface Bounds {
  readonly waitMs: number;
  /** The most MiB that the process may hold after the attack in addition to those before. */
  readonly keptMb: number;
  /** Whether rows are checked against their own bounds. */
  readonly isFull: boolean;
}

/** Returns the reasons why a row fails; empty if it passes. */
export function faultsOf(attack: Attack, measured: Measurement, bounds: Bounds): readonly string[] {
  const { waitedMs, before, after, finding } = measured;
  const waitMs = bounds.isFull ? (attack.maxWaitMs ?? bounds.waitMs) : bounds.waitMs;
  const faults: string[] = [];
  if (after === undefined) faults.push('the process ended');
  else if (heldBytes(after) - heldBytes(before) > bounds.keptMb * MB) faults.push('memory leak');
  if (waitedMs > waitMs) faults.push(`others waited more than ${waitMs} ms`);
  if (finding.fault !== undefined) faults.push(finding.fault);
  return faults;
}

const MB = 1024 * 1024;

/** Returns the line of the table for one run. */
export function toRow(
  { id, name }: Attack,
  measured: Measurement,
  faults: readonly string[],
): string {
  const { traffic, upstreamBytes, waitedMs, before, after, finding } = measured;
  const memory =
    after === undefined
      ? 'gone'
      : `${toMb(heldBytes(before))}→${toMb(heldBytes(after))} rss ${toMb(before.rssBytes)}→${toMb(after.rssBytes)}`;
  return [
    id.padEnd(3),
    name.padEnd(60),
    `${toKb(traffic.bytes)} kB`.padStart(10),
    `${toKb(upstreamBytes)} kB`.padStart(10),
    String(traffic.requests).padStart(5),
    `${waitedMs.toFixed(0)} ms`.padStart(9),
    memory.padStart(28),
    ` ${finding.outcome}`,
    ...(faults.length === 0 ? [] : [`FAILS: ${faults.join(', ')}`]),
  ].join(' ');
}

export const HEADING =
  'id  attack                                                         sent   upstream   req.    waited           memory MB            outcome';

const toMb = (bytes: number) => (bytes / MB).toFixed();
const toKb = (bytes: number) => (bytes / 1024).toFixed();
