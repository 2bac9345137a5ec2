/** A command line that is none of ours. Its message is the line that stands before the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
