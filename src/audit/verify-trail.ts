import { createReadStream } from 'node:fs';
import { Chain } from './chain.ts';
import { describeFault, TrailError } from './trail-error.ts';
import type { Head } from './trail-line.ts';

/** The result of the verification of a trail. */
interface VerificationResult {
  readonly lines: number;
  readonly head: Head;
  /** The id of the trail; undefined if its last line was written by a version without ids. */
  readonly trail: string | undefined;
  /** Describes the first fault; undefined if the trail is intact. */
  readonly fault: string | undefined;
  /** Observations that are not faults. */
  readonly notes: readonly string[];
}

/** Facts about the trail from other sources. */
export interface ExpectedTrail {
  /** The id of the trail. Another gateway with the same key has another id. */
  readonly trail?: string | undefined;
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
  { trail, isLive = false }: ExpectedTrail = {},
): Promise<VerificationResult> {
  const chain = new Chain(key, head);
  const partialLine = await eachLine(file, (line) => chain.add(line));
  const isBeingWritten = isLive && mayBecomeLine(partialLine, chain.head);
  const torn = `The file ends in ${partialLine.length} bytes that are not a line`;
  const fault =
    chain.fault ??
    describeCut(chain.head, head) ??
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

/**
 * Splits the file only at line feeds: a login may contain other characters that end lines.
 *
 * @returns the bytes after the last line end.
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
