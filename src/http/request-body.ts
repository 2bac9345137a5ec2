import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseInexactVariables } from './exact-variables.ts';

/**
 * Takes bodies of one kind: JSON in UTF-8, as it is. Whatever else a request calls its body gets 415. What is not UTF-8
 * is refused and not mended: a byte that is replaced without a word makes another login of one.
 */
export function takeJsonAlone(server: FastifyInstance): void {
  // Keys that could change a prototype make it no JSON.
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      if (!isPlainUtf8(request)) done(new UnreadableBody(415), undefined);
      else if (!isUtf8(body)) done(new UnreadableBody(400), undefined);
      else {
        const text = body.toString('utf8');
        parse(request, text, (error, parsed) => done(error ?? findInexactNumber(text), parsed));
      }
    },
  );
}

function findInexactNumber(body: string): Error | null {
  try {
    refuseInexactVariables(body);
    return null;
  } catch (error) {
    return error instanceof Error ? error : null;
  }
}

class UnreadableBody extends Error {
  readonly statusCode: number;

  constructor(statusCode: number) {
    super('The body cannot be read.');
    this.statusCode = statusCode;
  }
}

/** Whether the headers promise neither another charset nor something that would have to be unpacked. */
function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  const charsets = [...type.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi)].map(([, name]) => name);
  return encoding === 'identity' && charsets.every((name = '') => /^utf-?8$/i.test(name));
}
