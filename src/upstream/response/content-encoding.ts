import { pipeline, Readable, type Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** The codings that are decoded. The gateway requests none, but some proxies compress regardless. */
type Coding = 'gzip' | 'deflate' | 'br' | 'zstd';

/**
 * The names of codings in `Content-Encoding`; null for registered ones that cannot be decoded. All
 * other names, such as `UTF-8`, `none` or `identity`, do not name a coding: the body is plain.
 */
const CODINGS: ReadonlyMap<string, Coding | null> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
  ['zstd', 'zstd'],
  ['compress', null],
  ['x-compress', null],
  ['dcb', null],
  ['dcz', null],
  ['exi', null],
  ['pack200-gzip', null],
]);

/** Thrown if a body cannot be decoded by its `Content-Encoding`. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/** Thrown if more bytes were received than a decoded body may have, though they may decode to none. */
export class OversizeError extends Error {
  override readonly name = 'OversizeError';
}

/**
 * Returns the chunks of a body without its content coding. A body that was never compressed, in
 * spite of its header, passes unchanged.
 *
 * @param header the value of `Content-Encoding`.
 * @param maxBytes the maximum number of bytes before decoding; the caller limits those after it.
 * @throws {EncodingError} while the chunks are read, if the coding is unknown to the gateway, is
 *   applied twice, or does not fit the bytes.
 * @throws {OversizeError} while the chunks are read.
 */
export function decodeContent(
  body: Readable,
  header: string,
  maxBytes: number,
): AsyncIterable<Buffer> | Readable {
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  const codings = names.map((name) => CODINGS.get(name)).filter((coding) => coding !== undefined);
  const [coding, second] = codings;
  if (coding === undefined) return body;
  // Two layers would make a bomb the square of what one can be.
  return decompress(body, second === undefined ? coding : null, maxBytes);
}

async function* decompress(
  body: Readable,
  coding: Coding | null,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  if (coding === null) {
    body.on('error', ignore).destroy();
    throw new EncodingError('The coding is not supported.');
  }
  const { first, rest } = await readFirst(body, maxBytes);
  if (first === undefined) return;
  const decoder = createDecoder(coding, first);
  if (decoder === null) {
    yield* rest;
    return;
  }
  let failure: Error | undefined;
  decoder.on('error', (error) => {
    failure ??= error;
  });
  pipeline(Readable.from(rest, { objectMode: false }), decoder, ignore);
  try {
    for await (const chunk of decoder) yield chunk;
  } catch (error) {
    throw isZlibError(failure ?? error) ? new EncodingError('The bytes do not fit.') : error;
  }
}

/** Returns the first bytes of a body, and all of them again. */
async function readFirst(body: Readable, maxBytes: number) {
  const chunks: AsyncIterator<Buffer> = body[Symbol.asyncIterator]();
  const start = await chunks.next();
  const first = start.done === true ? undefined : start.value;
  async function* rest(): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      for (let chunk = first; chunk !== undefined; ) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw new OversizeError('Too many bytes were received.');
        yield chunk;
        const next = await chunks.next();
        chunk = next.done === true ? undefined : next.value;
      }
    } finally {
      body.on('error', ignore).destroy();
    }
  }
  return { first, rest: rest() };
}

const BRACE = 0x7b;
const BRACKET = 0x5b;
const LESS_THAN = 0x3c;

/**
 * Returns the decoder for a body by its first bytes; null if they are not of the coding, because
 * some proxies decompress a body and leave its header.
 */
function createDecoder(coding: Coding, bytes: Buffer): Transform | null {
  const [first = 0, second = 0] = bytes;
  switch (coding) {
    case 'gzip':
      return first === 0x1f ? createGunzip() : null;
    case 'zstd':
      return first === 0x28 ? createZstdDecompress() : null;
    case 'br':
      // No brotli stream with content begins with either byte.
      return first === BRACE || first === LESS_THAN ? null : createBrotliDecompress();
    case 'deflate':
      // HTTP means the format with a header of two bytes, but some servers send it without.
      if ((first & 0x0f) === 8 && (bytes.length === 1 || (first * 256 + second) % 31 === 0)) {
        return createInflate();
      }
      return first === BRACE || first === BRACKET ? null : createInflateRaw();
  }
}

const isZlibError = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  /^(Z_|ERR_|ZSTD_)/.test(String(error.code)) &&
  'errno' in error;

function ignore(): void {}
