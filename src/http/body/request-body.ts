import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from '../../lib/json.ts';
import { EMPTY_BODY, Refusal, toBadRequest } from '../refusals/refusal.ts';
import { checkExactBody } from './exact-variables.ts';

/**
 * Accepts only JSON in UTF-8, not compressed. Any other declared type gets 415. Bytes that are not UTF-8 are refused
 * and not repaired: a silently replaced byte would turn one login into another.
 */
export function acceptOnlyJson(server: FastifyInstance): void {
  // Keys that could change a prototype make the body invalid.
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      const refusal = checkEncoding(request, body);
      if (refusal !== undefined) return done(refusal, undefined);
      const text = body.toString('utf8');
      parse(request, text, (error, parsed) =>
        done(error === null ? checkExactBody(text) : explainJsonError(text), parsed),
      );
    },
  );
}

/** Returns the refusal of a body that is empty or encoded in another way than in UTF-8. */
function checkEncoding(request: FastifyRequest, body: Buffer): Refusal | undefined {
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding !== 'identity') return toUnsupported(COMPRESSED);
  if (!isPlainUtf8(request)) return toUnsupported(OTHER_CHARSET);
  if (body.length === 0) return toBadRequest(EMPTY_BODY);
  return isUtf8(body) ? undefined : toBadRequest(NO_UTF8);
}

const explainJsonError = (text: string) =>
  toBadRequest(parseJson(text) === undefined ? NO_JSON : FORBIDDEN_KEY);

const COMPRESSED = 'The body is compressed: send it without the header content-encoding.';
const OTHER_CHARSET = 'The charset of the body is not supported: send JSON in UTF-8.';
const NO_UTF8 = 'The body contains bytes that are not UTF-8: send JSON in UTF-8.';
const NO_JSON = 'The body is not valid JSON: send a JSON object with the property query.';
const FORBIDDEN_KEY =
  'The body has a key that could change a prototype, such as __proto__: send it without such keys.';

const toUnsupported = (message: string) =>
  new Refusal({ status: 415, message, code: 'BAD_REQUEST' });

/** Returns whether the content type declares no other charset. */
function isPlainUtf8({ headers: { 'content-type': type = '' } }: FastifyRequest): boolean {
  const charsets = [...type.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi)].map(([, name]) => name);
  return charsets.every((name = '') => /^utf-?8$/i.test(name));
}
