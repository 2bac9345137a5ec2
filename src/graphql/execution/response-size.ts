import { ResponseLimitError } from './response-limit-error.ts';

/** The limits of the response to one operation; 0 = no limit. */
export interface ResponseLimits {
  /** Completed fields and list entries, each counted once per object. */
  readonly responseFields: number;
  /** Bytes of `data` as JSON. */
  readonly responseBytes: number;
}

/** Counts the fields and bytes of one response while it is built. */
export class ResponseSize {
  readonly #limits: ResponseLimits;
  #fields = 0;
  #bytes = 0;
  #excess: ResponseLimitError | undefined;

  constructor(limits: ResponseLimits) {
    this.#limits = limits;
  }

  /** @param bytes the bytes of names, punctuation and values as JSON. */
  add(fields: number, bytes: number): void {
    this.#fields += fields;
    this.#bytes += bytes;
  }

  /** Whether serializing the response takes long enough to get a slice of its own. */
  get isLarge(): boolean {
    return this.#bytes > LARGE_BYTES;
  }

  /**
   * The error of a response that is too large by now, always the same one; undefined if it is not.
   */
  get excess(): ResponseLimitError | undefined {
    this.#excess ??= this.#findExcess();
    return this.#excess;
  }

  #findExcess(): ResponseLimitError | undefined {
    const { responseFields, responseBytes } = this.#limits;
    if (responseBytes > 0 && this.#bytes > responseBytes) {
      return new ResponseLimitError('bytes', 'limits.responseBytes', responseBytes, this.#bytes);
    }
    if (responseFields > 0 && this.#fields > responseFields) {
      const found = this.#fields;
      return new ResponseLimitError('fields', 'limits.responseFields', responseFields, found);
    }
    return undefined;
  }
}

/** Bytes that are serialized in less than a millisecond. */
const LARGE_BYTES = 256 * 1024;

/** Characters that JSON writes as they are, one byte each. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Returns the bytes of a leaf value as JSON. */
export function jsonBytes(value: unknown): number {
  if (typeof value === 'string' && PLAIN.test(value)) return value.length + 2;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value).length;
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
