import type { FormattedExecutionResult } from 'graphql';
import { CommandError } from '../command-error.ts';

/** What an operation returned. */
interface OperationData<Data> {
  readonly data: Data;
  /** The errors of single fields, which are null in the data, each in one line. */
  readonly notes: readonly string[];
}

/**
 * Returns the data of an operation.
 *
 * @throws {CommandError} if there is no data, with the errors.
 */
export function requireData<Data>({
  data,
  errors = [],
}: FormattedExecutionResult): OperationData<Data> {
  const notes = errors.map(({ message, path, extensions }) => {
    const [, ...below] = path ?? [];
    // The name in the response is that of the type and that of the field.
    const field = below.map((name) => String(name).replace(/^[A-Z][A-Za-z]*_/, '')).join('.');
    return [field, `${extensions?.['code']}. ${message}`].filter((part) => part !== '').join(': ');
  });
  const isEmpty = Object.values(data ?? {}).every((value) => value === null);
  if (isEmpty && notes.length > 0) throw new CommandError(notes.join('\n'));
  // The operation selects exactly these fields.
  return { data: data as Data, notes };
}
