/** A trail that cannot be used as it is. Its message is the sentence for the operator; it never holds what stands in the file. */
export class TrailError extends Error {
  override readonly name: string = 'TrailError';

  constructor(file: string, problem: string) {
    super(`The trail ${file} cannot be used: ${problem}.`);
  }
}

/** A request whose deadline has passed before its line was on the disk. By itself that says nothing of the disk. */
export class TrailTimeout extends TrailError {
  constructor(file: string) {
    super(file, 'it was not written in time');
  }
}

/** What an error may say to people: of the file system its code. */
export function describeFault(error: unknown): string {
  if (error instanceof TrailError) return error.message;
  return error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
}
