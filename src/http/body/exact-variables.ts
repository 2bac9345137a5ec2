import type { FastifyRequest } from 'fastify';
import { isExactNumber, mayHoldInexactNumber } from '../../upstream/response/exact-number.ts';

/** Maximum number of characters of a path in a message. */
const MAX_PATH = 200;

/** The error of a variable with a number that would be rounded. Its message is for clients. */
export class InexactNumberError extends Error {
  readonly statusCode = 400;
  readonly code = 'BAD_USER_INPUT';

  constructor(path: string) {
    super(
      `The number at ${path.slice(0, MAX_PATH)} has too many digits to be exact: send it as a string, if the field accepts one.`,
    );
  }
}

/** Marks a number that a double cannot represent. */
const INEXACT = Symbol('inexact');

/**
 * Refuses variables with a number that would be rounded: a rounded id may be the id of another user.
 *
 * @param body JSON that has been parsed before, so it is valid.
 * @throws {InexactNumberError} if there is such a number.
 */
export function refuseInexactVariables(body: string): void {
  if (!mayHoldInexactNumber(body)) return;
  refuseInexact(() => {
    const parsed = parseMarked(body);
    const isRequest = typeof parsed === 'object' && parsed !== null && 'variables' in parsed;
    return isRequest ? parsed.variables : undefined;
  });
}

/**
 * Does the same as `refuseInexactVariables` for an operation that is sent with GET.
 *
 * @throws {InexactNumberError} if there is such a number.
 */
export function refuseInexactQuery({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): void {
  if (method !== 'GET') return;
  const [, ...rest] = url.split('?');
  for (const variables of new URLSearchParams(rest.join('?')).getAll('variables')) {
    if (mayHoldInexactNumber(variables)) refuseInexact(() => parseMarked(variables));
  }
}

function refuseInexact(parse: () => unknown): void {
  let path: string | undefined;
  try {
    path = findInexact(parse(), 'variables');
  } catch (error) {
    // The variables are nested too deeply to be searched.
    if (error instanceof RangeError) path = 'variables';
    else if (!(error instanceof SyntaxError)) throw error;
  }
  if (path !== undefined) throw new InexactNumberError(path);
}

/** Parses JSON and marks inexact numbers: the reviver gets the source text of each number. */
const parseMarked = (json: string): unknown =>
  JSON.parse(json, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !isExactNumber(context?.source ?? String(value)) ? INEXACT : value,
  );

function findInexact(value: unknown, path: string): string | undefined {
  if (value === INEXACT) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, property] of Object.entries(value)) {
    const found = findInexact(property, `${path.slice(0, MAX_PATH)}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
