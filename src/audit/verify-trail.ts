import { createReadStream } from 'node:fs';
import { Chain } from './chain.ts';
import { describeFault, TrailError } from './trail-error.ts';
import type { Head } from './trail-line.ts';

/** What all lines of a trail say together. */
export interface Verdict {
  readonly lines: number;
  readonly head: Head;
  /** The first line that is not as it was written; undefined where all are. */
  readonly fault: string | undefined;
  /** What is no fault and worth a look. */
  readonly notes: readonly string[];
}

/**
 * Reads a trail from its first line to its last.
 *
 * @param known a head that was kept elsewhere: without one nobody can tell whether lines are missing at the end.
 * @throws {TrailError} where the file cannot be read.
 */
export async function verifyTrail(
  file: string,
  key: string,
  known: Head | undefined,
): Promise<Verdict> {
  const chain = new Chain(key, known);
  const half = await eachLine(file, (line) => chain.add(line));
  const isCut = known !== undefined && known.seq > chain.head.seq;
  const cut = isCut
    ? `The end is missing: line ${known.seq} was the head, and the last one is ${chain.head.seq}.`
    : undefined;
  const torn = `The file ends in half a line (${half} bytes): a crash, or a line that is being written.`;
  return {
    lines: chain.head.seq,
    head: chain.head,
    fault: chain.fault ?? cut,
    notes: half > 0 ? [...chain.openIntents, torn] : chain.openIntents,
  };
}

/**
 * Splits at line feeds alone, as the lines were written: other characters that end lines may stand in a login.
 *
 * @returns the number of bytes behind the last line end.
 */
async function eachLine(file: string, use: (line: Buffer) => void): Promise<number> {
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
  return parts.reduce((sum, { length }) => sum + length, 0);
}
