import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What an operation returned. */
interface OperationData<Data> {
  readonly data: Data;
  /** The errors of single fields, which are null in the data, each in one line. */
  readonly notes: readonly string[];
}

/** Codes of reads that say what is wrong with the command; others leave open what the provider has. */
const OF_COMMAND: readonly unknown[] = ['BAD_USER_INPUT', 'FORBIDDEN', 'UNSUPPORTED_BY_PROVIDER'];

/** Returns whether an error shows the outcome: nothing was changed, or nothing could be found with this command. */
const isKnown = ({ extensions }: GraphQLFormattedError): boolean =>
  extensions?.['write'] === 'NOT_APPLIED' || OF_COMMAND.includes(extensions?.['code']);

/**
 * Returns the data of an operation.
 *
 * @throws {CommandError} if there is no data, with the errors and the exit code.
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
  if (isEmpty && notes.length > 0) {
    throw new CommandError(notes.join('\n'), errors.every(isKnown) ? EXIT.failed : EXIT.unknown);
  }
  // The operation selects exactly these fields.
  return { data: data as Data, notes };
}
