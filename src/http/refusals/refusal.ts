import type { FastifyReply, FastifyRequest } from 'fastify';
import { toMediaType } from './media-type.ts';

interface RefusalOptions {
  readonly status: number;
  /** The message to the client: one sentence with what is wrong and what to do, without values of the request. */
  readonly message: string;
  readonly code: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds after which the request may succeed, for the header `Retry-After` and the body; null: it is not known. */
  readonly retryAfterSeconds?: number | null;
  /** The reason for the log, in words that the client does not see; absent: the log has the message. */
  readonly reason?: string | undefined;
  /** The id of the caller, if it is known. */
  readonly callerId?: string | undefined;
}

/** The error that hooks and route handlers throw to refuse a request before its operation is run. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | null;
  readonly reason: string;
  readonly callerId: string | undefined;

  constructor(options: RefusalOptions) {
    const { status, message, code, headers = {}, retryAfterSeconds = null } = options;
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.retryAfterSeconds = retryAfterSeconds;
    this.reason = options.reason ?? message;
    this.callerId = options.callerId;
  }
}

/** The log record of a refused request. Its client gets the same id. */
export interface RefusedRequest {
  readonly requestId: string;
  readonly status: number;
  readonly code: string;
  /** In words, with the setting to look at if there is one. */
  readonly reason: string;
  /** The address of the client, or of the proxy in front; null if the connection is already closed. */
  readonly address: string | null;
  /** Null if the request could not be read. */
  readonly method: string | null;
  /** The path of the route, `other` if there is none at the path; null if the request could not be read. */
  readonly path: string | null;
  /** Absent if the caller is not known. */
  readonly callerId?: string;
}

/** Called with each request that is refused before its operation is run. */
export type ReportRefusal = (refused: RefusedRequest) => void;

/** Reports a refusal and sends it. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, report: ReportRefusal) {
  const { status, message, code, headers, retryAfterSeconds, reason, callerId } = refusal;
  const origin = describeOrigin(reply.request);
  report({ ...origin, status, code, reason, ...(callerId !== undefined && { callerId }) });
  reply.code(status).headers(headers);
  if (retryAfterSeconds !== null) reply.header('retry-after', String(retryAfterSeconds));
  return sendError(reply, { message, code, write: 'NOT_APPLIED', retryAfterSeconds });
}

/**
 * Returns where a request comes from and goes to, for the log. The path is that of a route of the gateway, or `other`: a client may
 * have put a key into any other one.
 */
export function describeOrigin({ id, raw, method, routeOptions }: FastifyRequest) {
  return {
    requestId: id,
    address: raw.socket.remoteAddress ?? null,
    method,
    path: routeOptions.url ?? 'other',
  };
}

/** An error outside GraphQL. */
interface HttpError {
  readonly message: string;
  readonly code: string;
  /** `NOT_APPLIED`: no provider was called, so the request may be sent again. */
  readonly write: 'NOT_APPLIED' | 'UNKNOWN';
  readonly retryAfterSeconds?: number | null;
}

/** Sends an error with the status of the reply, in the media type that the client accepts. */
export const sendError = (reply: FastifyReply, error: HttpError) =>
  reply.type(toMediaType(reply.request.headers.accept)).send(toErrorBody(error, reply.request.id));

/** Returns the body of an error outside GraphQL, in the form that GraphQL clients read. */
export function toErrorBody(
  { message, code, write, retryAfterSeconds = null }: HttpError,
  requestId: string,
): string {
  const extensions = {
    code,
    write,
    requestId,
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
  };
  return JSON.stringify({ errors: [{ message, extensions }] });
}

/** Returns a refusal with status 400. */
export const toBadRequest = (message: string, reason?: string) =>
  new Refusal({ status: 400, message, code: 'BAD_REQUEST', reason });

/** The message about an empty body. */
export const EMPTY_BODY = 'The body is empty: send a JSON object with the property query.';
