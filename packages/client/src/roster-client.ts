import { createIdempotencyKey } from './create-idempotency-key.ts';
import { UpdateUserDocument } from './generated/documents.ts';
import type { UpdateUserInput } from './generated/operations.ts';
import type { Execution } from './read-response.ts';
import { repeatUpdate } from './repeat-update.ts';
import { type Endpoint, sendOperation } from './send-operation.ts';
import type { OperationDocument } from './typed-document.ts';
import type { UpdateResult } from './update-result.ts';

/** What a client is created with. */
export interface RosterClientOptions {
  /** The URL of the endpoint, as in `https://roster.example/graphql`; in a browser also a path. */
  readonly url: string;
  /**
   * An API key or a token, sent as `Authorization: Bearer …`; or a function that returns it, called before each request. If it is
   * absent or an empty text, the header is not sent.
   */
  readonly key?: string | (() => string | Promise<string>) | undefined;
  /** The time in milliseconds for one request, its response included. The default is 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Options of one operation. */
export interface ExecuteOptions {
  /** Aborts the request. A write may have been carried out nevertheless. */
  readonly signal?: AbortSignal | undefined;
  /** Headers to send. They replace those of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Replaces `timeoutMs` of the client. */
  readonly timeoutMs?: number | undefined;
}

/** Options of an update. */
export interface UpdateOptions extends ExecuteOptions {
  /** Identifies one change, so that it can be sent again: `createIdempotencyKey()`. Absent, the gateway knows no repetition. */
  readonly idempotencyKey?: string | undefined;
}

/** Options of an update that is repeated. */
export interface SafeUpdateOptions extends UpdateOptions {
  /** The largest number of attempts. The default is 4. */
  readonly attempts?: number | undefined;
  /** The time in milliseconds for all attempts and the delays between them. The default is 60,000. */
  readonly totalMs?: number | undefined;
}

/** The variables of an operation, which may be left out if it requires none, and options. */
export type ExecuteArguments<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables | undefined, options?: ExecuteOptions]
    : [variables: Variables, options?: ExecuteOptions];

/** A client of one gateway. */
export interface RosterClient {
  /**
   * Sends one operation once.
   *
   * @throws RosterError if there is no data. A field that failed is null, with an entry in `errors`
   */
  readonly execute: <Data, Variables>(
    document: OperationDocument<Data, Variables>,
    ...args: ExecuteArguments<Variables>
  ) => Promise<Execution<Data>>;
  /**
   * Sends an update once and returns its result. A rejection is a result, too.
   *
   * @throws RosterError if there is no result; `mayHaveBeenWritten` says whether the update may have been made
   */
  readonly updateUser: (input: UpdateUserInput, options?: UpdateOptions) => Promise<UpdateResult>;
  /**
   * Sends an update and repeats it with the same idempotency key if its outcome is unknown, or if the gateway advises
   * `SEND_AGAIN`, after the requested delay. Pass a key of your own to continue later with another call. A problem with the advice
   * `READ_FIRST` is returned at once.
   *
   * @throws RosterError if the last attempt has no result, or proves nothing about an earlier one; then `write` is `UNKNOWN`
   */
  readonly updateUserSafely: (
    input: UpdateUserInput,
    options?: SafeUpdateOptions,
  ) => Promise<UpdateResult>;
}

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
const TOTAL_MS = 60_000;

/** Creates a client. It keeps no state between operations. */
export function createRosterClient({
  timeoutMs = TIMEOUT_MS,
  ...endpoint
}: RosterClientOptions): RosterClient {
  const updateUser: RosterClient['updateUser'] = (input, options = {}) =>
    sendUpdate(endpoint, input, { timeoutMs, ...defined(options) });
  return {
    execute: (document, ...[variables, options = {}]) =>
      sendOperation(endpoint, document, variables, { timeoutMs, ...defined(options) }),
    updateUser,
    updateUserSafely: (input, options = {}) => {
      const { attempts = ATTEMPTS, totalMs = TOTAL_MS, ...each } = options;
      const idempotencyKey = options.idempotencyKey ?? createIdempotencyKey();
      const limit = options.timeoutMs ?? timeoutMs;
      return repeatUpdate(
        (leftMs) =>
          updateUser(input, { ...each, idempotencyKey, timeoutMs: Math.min(limit, leftMs) }),
        { signal: options.signal, attempts, totalMs },
      );
    },
  };
}

async function sendUpdate(
  endpoint: Endpoint,
  input: UpdateUserInput,
  { idempotencyKey, ...options }: UpdateOptions & { readonly timeoutMs: number },
): Promise<UpdateResult> {
  const variables = idempotencyKey === undefined ? { input } : { input, idempotencyKey };
  const required = { ...options, requiredField: 'updateUser' } as const;
  const { data } = await sendOperation<{ readonly updateUser: UpdateResult }>(
    endpoint,
    UpdateUserDocument,
    variables,
    required,
  );
  return data.updateUser;
}

/** Removes `timeoutMs: undefined`, which would replace the default. */
function defined<Options extends ExecuteOptions>({ timeoutMs, ...options }: Options) {
  return timeoutMs === undefined ? options : { ...options, timeoutMs };
}
