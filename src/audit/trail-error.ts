import { getFaultCode } from '../lib/explain-fault.ts';

/** Thrown if a trail cannot be used. The message is for the operator and never contains the content of the file. */
export class TrailError extends Error {
  override readonly name: string = 'TrailError';

  constructor(file: string, problem: string) {
    super(`The trail ${file} cannot be used: ${problem}.`);
  }
}

/** Thrown if the deadline of a request passes before its line is on the disk. The disk may still be fine. */
export class TrailTimeout extends TrailError {
  constructor(file: string) {
    super(file, 'it was not written in time');
  }
}

/**
 * Returns the code of an error for metrics: that of the file system, such as `ENOSPC`; `TIMEOUT` if the disk was too slow for
 * the deadline; `UNUSABLE` if the file was replaced or another process writes to it; else `UNKNOWN`.
 */
export function toFaultCode(error: unknown): string {
  if (error instanceof TrailTimeout) return 'TIMEOUT';
  if (error instanceof TrailError) return 'UNUSABLE';
  return getFaultCode(error) ?? 'UNKNOWN';
}

/** Returns the part of an error that may be shown: the code, for errors of the file system. */
export function describeFault(error: unknown): string {
  if (error instanceof TrailError) return error.message;
  return getFaultCode(error) ?? 'an unknown error';
}
