import type { FastifyReply } from 'fastify';

interface RefusalOptions {
  readonly status: number;
  /** The message to the client. */
  readonly message: string;
  readonly code: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Only for the log; it contains nothing that the client sent. */
  readonly reason?: string | undefined;
}

/** The error that hooks and route handlers throw to refuse a request before its operation is run. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reason: string | undefined;

  constructor({ status, message, code, headers = {}, reason }: RefusalOptions) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.reason = reason;
  }
}

/** The log record of a refused request. Its client gets the same id. */
export interface RefusedRequest {
  readonly requestId: string;
  readonly status: number;
  readonly code: string;
  readonly reason?: string;
}

/** Called with each request that is refused before its operation is run. */
export type ReportRefusal = (refused: RefusedRequest) => void;

/** Reports a refusal and sends it. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, report: ReportRefusal) {
  const { status, message, code, headers, reason } = refusal;
  const requestId = reply.request.id;
  report({ requestId, status, code, ...(reason !== undefined && { reason }) });
  return reply
    .code(status)
    .headers(headers)
    .send(toErrorBody(message, code, requestId));
}

/** Returns the body of an error outside GraphQL, in the form that GraphQL clients read. */
export const toErrorBody = (message: string, code: string, requestId: string) => ({
  errors: [{ message, extensions: { code, requestId } }],
});

/** Returns a refusal with status 400. */
export const toBadRequest = (message: string, reason?: string) =>
  new Refusal({ status: 400, message, code: 'BAD_REQUEST', reason });

/** The message has no details: the message of a parser may quote the request. */
export const UNREADABLE = 'The request cannot be read.';
