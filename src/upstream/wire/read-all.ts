import { UpstreamError } from '../errors/upstream-error.ts';
import { ContractMismatch } from '../response/contract.ts';
import { skippedError } from './skipped-entries.ts';
import { isWireObject } from './wire-object.ts';

/**
 * Reads every value of what was decoded, as plain data.
 *
 * @param onError is called with the error of each value that cannot be read; that value is null.
 */
export function readAll(value: unknown, onError: (error: Error) => void): unknown {
  if (Array.isArray(value)) {
    const error = skippedError(value);
    if (error !== undefined) onError(error);
    return value.map((entry) => readAll(entry, onError));
  }
  if (!isWireObject(value)) return value;
  const plain: Record<string, unknown> = {};
  // The properties are getters of the prototype.
  for (const name in value) {
    plain[name] = readOr(null, () => readAll(value[name], onError), onError);
  }
  return plain;
}

/**
 * Reads every value of a document, so that each departure is reported.
 *
 * @throws {UpstreamError} for the first value that cannot be read.
 */
export function assertReadable(value: unknown): void {
  const errors: Error[] = [];
  readAll(value, (error) => errors.push(error));
  const [first] = errors;
  if (first !== undefined) throw first;
}

/** Returns a property of a document, or `otherwise` if it cannot be read. */
export function readOr<T, Otherwise>(
  otherwise: Otherwise,
  read: () => T,
  onError: (error: Error) => void = () => {},
): T | Otherwise {
  try {
    return read();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    onError(error);
    return otherwise;
  }
}

const isUnreadable = (error: unknown): error is Error =>
  error instanceof ContractMismatch ||
  (error instanceof UpstreamError && error.code === 'UPSTREAM_CONTRACT');
