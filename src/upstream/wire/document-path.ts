import { ContractMismatch } from '../response/contract.ts';

/** A property of an object, or the index of an entry of a list. */
export type PathKey = string | number;

/**
 * Returns the error of the field that needs a value which cannot be read, and reports the departure
 * from the contract.
 */
export type DepartureHandler = (mismatch: ContractMismatch) => Error;

/** The position of an object or a list in its document. Paths are only written for errors. */
export class DocumentPath {
  readonly toFieldError: DepartureHandler;
  readonly #parent: DocumentPath | undefined;
  readonly #key: PathKey;

  /** @param parent absent for the root of a document. */
  constructor(toFieldError: DepartureHandler, parent?: DocumentPath, key: PathKey = '$') {
    this.toFieldError = toFieldError;
    this.#parent = parent;
    this.#key = key;
  }

  below(key: PathKey): DocumentPath {
    return new DocumentPath(this.toFieldError, this, key);
  }

  /** Returns the mismatch of a value below this position. */
  toMismatch(key: PathKey | undefined, expected: string): ContractMismatch {
    const keys = key === undefined ? this.#keys() : [...this.#keys(), key];
    return new ContractMismatch(`${keys.join('.')}: expected ${expected}`, toFieldPath(keys));
  }

  #keys(): PathKey[] {
    return this.#parent === undefined ? [this.#key] : [...this.#parent.#keys(), this.#key];
  }
}

/** Returns a path that is the same for all entries of a list. */
const toFieldPath = (keys: readonly PathKey[]) =>
  keys.map((key) => (typeof key === 'number' ? '*' : key)).join('.');

/** For types that do not need the position of their value. */
export const NO_PATH = new DocumentPath((mismatch) => mismatch);
