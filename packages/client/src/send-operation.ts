import { documentText, mayWrite } from './document-text.ts';
import { isFetchable } from './is-fetchable.ts';
import { type Execution, type RequestFacts, readResponse } from './read-response.ts';
import { createRedaction } from './redact-error.ts';
import { type ClientErrorCode, RosterError } from './roster-error.ts';
import type { OperationDocument } from './typed-document.ts';
import { withTimeout } from './with-timeout.ts';

/** Where and how operations are sent. */
export interface Endpoint {
  readonly url: string;
  readonly key?: string | (() => string | Promise<string>) | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** How one operation is sent. */
export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs: number;
  /** The field of the data without which the operation has failed. */
  readonly requiredField?: string | undefined;
}

/**
 * Sends one operation once and returns its data.
 *
 * @throws RosterError if there is no data
 */
export async function sendOperation<Data>(
  endpoint: Endpoint,
  document: OperationDocument<unknown, never>,
  variables: unknown,
  options: SendOptions,
): Promise<Execution<Data>> {
  const query = documentText(document);
  const body = serialize({ query, variables });
  const request: RequestFacts = {
    mayWrite: mayWrite(query),
    requiredField: options.requiredField,
    redact: createRedaction(variables),
  };
  // Nothing is written before the key is there.
  let isSent = false;
  const mayBeWritten = () => isSent && request.mayWrite;
  return withTimeout(options, mayBeWritten, async (signal) => {
    const headers = createHeaders(await readKey(endpoint.key, signal), options.headers);
    if (options.signal?.aborted === true)
      throw notSent('ABORTED', 'The operation was aborted before it was sent.');
    isSent = true;
    const response = await post(endpoint, { method: 'POST', headers, body, signal });
    const text = await response.text();
    return () => readResponse<Data>(response, text, request);
  });
}

/** Returns the header with the key. A function that never responds is left at the end of the signal. */
async function readKey(key: Endpoint['key'], signal: AbortSignal): Promise<Record<string, string>> {
  const value = typeof key === 'function' ? await Promise.race([call(key), failOn(signal)]) : key;
  return value === undefined || value === '' ? {} : { authorization: `Bearer ${value}` };
}

async function call(key: () => string | Promise<string>): Promise<string> {
  try {
    return await key();
  } catch {
    throw notSent('KEY_UNAVAILABLE', 'The function `key` failed, so nothing was sent.');
  }
}

const failOn = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });

/** Headers of the caller replace those of the client. The error of `Headers` quotes a value, so it is not passed on. */
function createHeaders(
  ...parts: readonly (Readonly<Record<string, string>> | undefined)[]
): Headers {
  try {
    const headers = new Headers({
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
    });
    for (const part of parts) {
      for (const [name, value] of Object.entries(part ?? {})) headers.set(name, value);
    }
    return headers;
  } catch {
    throw notSent(
      'INVALID_REQUEST',
      'The key or a header contains characters that HTTP does not allow.',
    );
  }
}

/** Sends a request. Another `fetch` may take URLs that the global one does not. */
async function post({ url, fetch }: Endpoint, request: RequestInit): Promise<Response> {
  if (fetch !== undefined) return fetch(url, request);
  try {
    return await globalThis.fetch(url, request);
  } catch (error) {
    if (isFetchable(url)) throw error;
    throw notSent('INVALID_REQUEST', 'The URL is invalid: it must be one of http or https.');
  }
}

function serialize(body: object): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw notSent('INVALID_REQUEST', 'The variables cannot be written as JSON.');
  }
}

const notSent = (code: ClientErrorCode, message: string): RosterError =>
  new RosterError(message, { code, write: 'NOT_APPLIED' });
