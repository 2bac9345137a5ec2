import type { IncomingMessage } from 'node:http';
import { AccessError } from './access-error.ts';

type Request = Pick<IncomingMessage, 'headersDistinct'>;

/** Of RFC 6750; one blank, and nothing after it. */
const BEARER = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i;

/** More than any issuer makes. */
const MAX_LENGTH = 8192;

/** @throws {AccessError} `UNAUTHENTICATED` where there is no bearer token in `Authorization`, or more than one. */
export function readBearer(request: Request): string {
  const token = BEARER.exec(onlyValue(request, 'authorization'))?.[1];
  if (token === undefined) throw new AccessError('UNAUTHENTICATED', 'malformed');
  return token;
}

/** The same for a header that holds nothing but the token. */
export const readHeader = (name: string) => (request: Request) => onlyValue(request, name);

/** Of two the one that is checked here may not be the one that is checked elsewhere. */
function onlyValue({ headersDistinct }: Request, name: string): string {
  const [value = '', ...others] = headersDistinct[name] ?? [];
  if (value === '') throw new AccessError('UNAUTHENTICATED', 'missing');
  if (others.length > 0) throw new AccessError('UNAUTHENTICATED', 'repeated');
  if (value.length > MAX_LENGTH) throw new AccessError('UNAUTHENTICATED', 'tooLong');
  return value;
}
