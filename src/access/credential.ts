import type { IncomingMessage } from 'node:http';
import { AccessError } from './access-error.ts';

type Request = Pick<IncomingMessage, 'headersDistinct'>;

/** The form of RFC 6750, with exactly one space and nothing after the token. */
const BEARER = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i;

/** Maximum length of a credential; no issuer makes longer ones. */
const MAX_LENGTH = 8192;

/** @throws {AccessError} `UNAUTHENTICATED` if `Authorization` does not contain exactly one bearer token. */
export function readBearer(request: Request): string {
  const token = BEARER.exec(onlyValue(request, 'authorization'))?.[1];
  if (token === undefined) throw new AccessError('UNAUTHENTICATED', 'malformed');
  return token;
}

/** Returns a function that reads the token from a header that contains only the token. */
export const readHeader = (name: string) => (request: Request) => onlyValue(request, name);

/** Refuses a repeated header: another component could check a different one of its values. */
function onlyValue({ headersDistinct }: Request, name: string): string {
  const [value = '', ...others] = headersDistinct[name] ?? [];
  if (value === '') throw new AccessError('UNAUTHENTICATED', 'missing');
  if (others.length > 0) throw new AccessError('UNAUTHENTICATED', 'repeated');
  if (value.length > MAX_LENGTH) throw new AccessError('UNAUTHENTICATED', 'tooLong');
  return value;
}
