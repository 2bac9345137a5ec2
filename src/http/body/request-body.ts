import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal, UNREADABLE } from '../refusals/refusal.ts';
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
      if (!isPlainUtf8(request)) done(toUnreadable(415), undefined);
      else if (!isUtf8(body)) done(toUnreadable(400), undefined);
      else {
        const text = body.toString('utf8');
        parse(request, text, (error, parsed) => done(error ?? checkExactBody(text), parsed));
      }
    },
  );
}

const toUnreadable = (status: number) =>
  new Refusal({ status, message: UNREADABLE, code: 'BAD_REQUEST' });

/** Whether the headers declare neither another charset nor a content encoding. */
function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  const charsets = [...type.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi)].map(([, name]) => name);
  return encoding === 'identity' && charsets.every((name = '') => /^utf-?8$/i.test(name));
}
