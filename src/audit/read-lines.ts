import { createReadStream } from 'node:fs';
import { describeFault, TrailError } from './trail-error.ts';

/** A line of a trail without its line end. */
interface RawLine {
  readonly bytes: Buffer<ArrayBuffer>;
  /** False for the bytes after the last line end, which are reported only if there are any. */
  readonly isWhole: boolean;
}

/**
 * Splits the file only at line feeds: a login may contain other characters that end lines.
 *
 * @throws {TrailError} if the file cannot be read.
 */
export async function* readLines(file: string): AsyncGenerator<RawLine, void> {
  let parts: Buffer[] = [];
  for await (const chunk of readChunks(file)) {
    let rest = chunk;
    for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a)) {
      yield { bytes: Buffer.concat([...parts, rest.subarray(0, end)]), isWhole: true };
      parts = [];
      rest = rest.subarray(end + 1);
    }
    parts.push(rest);
  }
  const bytes = Buffer.concat(parts);
  if (bytes.length > 0) yield { bytes, isWhole: false };
}

async function* readChunks(file: string): AsyncGenerator<Buffer, void> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw new TrailError(file, `it cannot be read (${describeFault(error)})`);
  }
}
