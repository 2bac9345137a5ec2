/**
 * The error if a schema cannot be read or is not that of its release. Its message is for people.
 */
export class CannotCompareError extends Error {
  override readonly name = 'CannotCompareError';
}
