/** The error of an invalid command line. Its message is printed before the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
