/**
 * The error if a schema, its changelog or its history cannot be read. Its message is for people.
 */
export class CannotCompareError extends Error {
  override readonly name = 'CannotCompareError';
}
