/** What is to be compared cannot be read as things stand. The message says why, and is for people. */
export class CannotCompareError extends Error {
  override readonly name = 'CannotCompareError';
}
