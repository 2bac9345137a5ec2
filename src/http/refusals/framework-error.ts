import type { FastifyError } from 'fastify';
import { Refusal } from './refusal.ts';

/** Messages by the codes of Fastify. Its own messages may quote the request. */
const MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'The path of the URL is not valid: encode its special characters.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'The content type is missing or not supported: send JSON with content-type application/json.',
};

const UNREADABLE = 'The request cannot be read: send POST /graphql with a JSON object as the body.';

/**
 * Returns the refusal for an error of Fastify about a request.
 *
 * @param maxBodyBytes maximum bytes of a body.
 * @returns undefined if the error is a bug.
 */
export function toFrameworkRefusal(
  { statusCode: status = 500, code }: FastifyError,
  maxBodyBytes: number,
): Refusal | undefined {
  if (status < 400 || status >= 500) return undefined;
  const message =
    status === 413
      ? `The body is too large: send at most ${maxBodyBytes} bytes.`
      : (MESSAGES[code] ?? UNREADABLE);
  return new Refusal({ status, message, code: 'BAD_REQUEST' });
}
