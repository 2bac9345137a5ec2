import { Chain } from './chain.ts';
import { readLines } from './read-lines.ts';
import type { Head, PreviousTrail } from './trail-line.ts';

/** The result of the verification of a trail. */
export interface VerificationResult {
  readonly lines: number;
  readonly head: Head;
  /** The id of the trail; undefined if its last line was written by a version without ids. */
  readonly trail: string | undefined;
  /** The heads of earlier trails that the lines name, in their order. */
  readonly previous: readonly PreviousTrail[];
  /** Describes the first fault; undefined if the trail is intact. */
  readonly fault: string | undefined;
  /** Observations that are not faults. */
  readonly notes: readonly string[];
}

/** Facts about the trail from other sources. */
export interface ExpectedTrail {
  /** The id of the trail. Another gateway with the same key has another id. */
  readonly trail?: string | undefined;
  /** Heads of this trail that other trails name. */
  readonly heads?: readonly Head[] | undefined;
  /** Whether a gateway is writing to the trail, so that its last line may be incomplete. */
  readonly isLive?: boolean | undefined;
}

/**
 * Verifies a trail from its first line to its last.
 *
 * @param head a head that was stored elsewhere: without it, missing lines at the end cannot be detected.
 * @throws {TrailError} if the file cannot be read.
 */
export async function verifyTrail(
  file: string,
  key: string,
  head: Head | undefined,
  { trail, heads = [], isLive = false }: ExpectedTrail = {},
): Promise<VerificationResult> {
  const known = [...heads, ...(head === undefined ? [] : [head])];
  const last = known.toSorted((a, b) => a.seq - b.seq).at(-1);
  const chain = new Chain(key, known);
  let partialLine = Buffer.alloc(0);
  for await (const { bytes, isWhole } of readLines(file)) {
    if (isWhole) chain.add(bytes);
    else partialLine = bytes;
  }
  const isBeingWritten = isLive && mayBecomeLine(partialLine, chain.head);
  const torn = `The file ends in ${partialLine.length} bytes that are not a line`;
  const fault =
    chain.fault ??
    describeCut(chain.head, last) ??
    describeOther(chain.trail, trail) ??
    (partialLine.length > 0 && !isBeingWritten
      ? `${torn}: a crash, another process, or a line that is being written (see --live).`
      : undefined);
  const notes =
    isBeingWritten && partialLine.length > 0 ? [`${torn} yet: it is being written.`] : [];
  return {
    lines: chain.head.seq,
    head: chain.head,
    trail: chain.trail,
    previous: chain.previous,
    fault,
    notes: [...chain.openIntents, ...notes],
  };
}

function describeCut(head: Head, known: Head | undefined): string | undefined {
  if (known === undefined || known.seq <= head.seq) return undefined;
  return `The end is missing: line ${known.seq} was the head, and the last one is ${head.seq}.`;
}

function describeOther(trail: string | undefined, known: string | undefined): string | undefined {
  if (known === undefined || known === trail) return undefined;
  return `This is ${trail === undefined ? 'a trail without an id' : `the trail ${trail}`}, not ${known}.`;
}

/** Returns whether the bytes after the last line end could be the beginning of the next line. */
function mayBecomeLine(partialLine: Buffer, { seq }: Head): boolean {
  const begin = `{"seq":${seq + 1},"at":"`;
  return partialLine.toString('latin1', 0, begin.length) === begin.slice(0, partialLine.length);
}
