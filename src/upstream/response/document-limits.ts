import { ContractMismatch } from './contract.ts';

/** Bodies up to this size are parsed and decoded at once, which takes a few milliseconds. */
export const SMALL_BODY_BYTES = 64 * 1024;

/** Maximum size of the body of an error. No real validation error is nearly as long. */
export const MAX_ERROR_BODY_BYTES = 256 * 1024;

/**
 * Maximum number of properties and entries in a document, at all levels. A list of 32 MiB of a
 * provider has about a million.
 */
export const MAX_VALUES = 2_000_000;

/** Maximum number of entries of one list in a document. */
export const MAX_ENTRIES = 100_000;

/**
 * Maximum bytes of one indivisible part of a large document: a text, a number, a comment, a tag or
 * blanks. It takes a few hundredths of a second.
 */
export const MAX_PART_BYTES = 1024 * 1024;

/** Returns the error for a document that exceeds a limit, such as `$: expected at most 9 entries`. */
export const tooMany = (max: number, what: string): ContractMismatch =>
  new ContractMismatch(`$: expected at most ${max} ${what}`);
