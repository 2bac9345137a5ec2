/** Bytes of a body up to which it is parsed and decoded at once: that takes about a millisecond. */
export const SMALL_BODY_BYTES = 64 * 1024;

/** Bytes that are read of a response that is an error: no refusal of values comes near. */
export const MAX_ERROR_BODY_BYTES = 256 * 1024;

/** Values of a large document: members and entries, at every level. A list of 32 MiB of a provider has about a million. */
export const MAX_VALUES = 2_000_000;

/** Entries of one list in a document. */
export const MAX_ENTRIES = 100_000;

/** Fields of the models of one document. A small entry may become a model of sixty fields, most of them null. */
export const MAX_FIELDS = 4_000_000;

/**
 * Bytes of one part of a large document that cannot be divided: a text, a number, a comment, a tag, or blanks. That takes a
 * few hundredths of a second.
 */
export const MAX_PART_BYTES = 1024 * 1024;
