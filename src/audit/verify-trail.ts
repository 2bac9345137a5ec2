import { createReadStream } from 'node:fs';
import { Chain } from './chain.ts';
import { describeFault, TrailError } from './trail-error.ts';
import type { Head } from './trail-line.ts';

/** What all lines of a trail say together. */
export interface Verdict {
  readonly lines: number;
  readonly head: Head;
  /** The id of the trail; undefined if its last line was written by a version that wrote none. */
  readonly trail: string | undefined;
  /** The first line that is not as it was written; undefined where all are. */
  readonly fault: string | undefined;
  /** What is no fault and worth a look. */
  readonly notes: readonly string[];
}

/** What is known of a trail from elsewhere. */
export interface Known {
  /** Its id: another gateway with the same key has another. */
  readonly trail?: string | undefined;
  /** Whether a gateway writes to it just now, so that its last line may be half written. */
  readonly isLive?: boolean | undefined;
}

/**
 * Reads a trail from its first line to its last.
 *
 * @param head one that was kept elsewhere: without one nobody can tell whether lines are missing at the end.
 * @throws {TrailError} where the file cannot be read.
 */
export async function verifyTrail(
  file: string,
  key: string,
  head: Head | undefined,
  { trail, isLive = false }: Known = {},
): Promise<Verdict> {
  const chain = new Chain(key, head);
  const half = await eachLine(file, (line) => chain.add(line));
  const isBeingWritten = isLive && mayBecomeLine(half, chain.head);
  const torn = `The file ends in ${half.length} bytes that are no line`;
  const fault =
    chain.fault ??
    describeCut(chain.head, head) ??
    describeOther(chain.trail, trail) ??
    (half.length > 0 && !isBeingWritten
      ? `${torn}: a crash, somebody else, or a line that is being written (see --live).`
      : undefined);
  const notes = isBeingWritten && half.length > 0 ? [`${torn} yet: it is being written.`] : [];
  return {
    lines: chain.head.seq,
    head: chain.head,
    trail: chain.trail,
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

/** Whether bytes behind the last line end begin as the next line does. */
function mayBecomeLine(half: Buffer, { seq }: Head): boolean {
  const begin = `{"seq":${seq + 1},"at":"`;
  return half.toString('latin1', 0, begin.length) === begin.slice(0, half.length);
}

/**
 * Splits at line feeds alone, as the lines were written: other characters that end lines may stand in a login.
 *
 * @returns the bytes behind the last line end.
 */
async function eachLine(file: string, use: (line: Buffer) => void): Promise<Buffer> {
  let parts: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file)) {
      let rest: Buffer = chunk;
      for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a)) {
        use(Buffer.concat([...parts, rest.subarray(0, end)]));
        parts = [];
        rest = rest.subarray(end + 1);
      }
      parts.push(rest);
    }
  } catch (error) {
    throw new TrailError(file, `it cannot be read (${describeFault(error)})`);
  }
  return Buffer.concat(parts);
}
