/** A trail that cannot be used as it is. Its message is the sentence for the operator; it never holds what stands in the file. */
export class TrailError extends Error {
  override readonly name = 'TrailError';

  constructor(file: string, problem: string) {
    super(`The trail ${file} cannot be used: ${problem}.`);
  }
}

/** What an error may say to people: of the file system its code. */
export function describeFault(error: unknown): string {
  if (error instanceof TrailError) return error.message;
  return error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
}
