/*
 * The entry of the package, and the only file that exports what others define. The documents of operations and the options of
 * caches have entries of their own, because most programs need few of them.
 */
export { type ChangedFields, changedFields } from './changed-fields.ts';
export { createIdempotencyKey } from './create-idempotency-key.ts';
export {
  type FieldIssue,
  type ProblemWithIssues,
  type ShownFields,
  toFieldErrors,
  toFormErrors,
} from './field-errors.ts';
export type { UpdateUserInput } from './generated/operations.ts';
export type {
  GraphQLErrorExtensions,
  GraphQLResponseError,
  ResponseExtensions,
  WriteState,
} from './graphql-error.ts';
export type { FieldError, NestedFieldErrors } from './nest-field-errors.ts';
export { isProblem, mayHaveBeenWritten, retryAfter } from './outcome.ts';
export type { Execution } from './read-response.ts';
export {
  createRosterClient,
  type ExecuteArguments,
  type ExecuteOptions,
  type RosterClient,
  type RosterClientOptions,
  type SafeUpdateOptions,
  type UpdateOptions,
} from './roster-client.ts';
export { type ClientErrorCode, RosterError, type RosterErrorDetails } from './roster-error.ts';
export type { DocumentTypes, OperationDocument, ParsedDocument } from './typed-document.ts';
export type { UpdateProblem, UpdateResult } from './update-result.ts';
