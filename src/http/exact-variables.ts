import type { FastifyRequest } from 'fastify';
import { isExactNumber, mayHoldInexactNumber } from '../upstream/exact-number.ts';

/** Characters of a path that a client is told. */
const MAX_PATH = 200;

/** A variable holds a number that would become another one. Its message is for clients. */
export class InexactNumberError extends Error {
  readonly statusCode = 400;
  readonly code = 'BAD_USER_INPUT';

  constructor(path: string) {
    super(
      `The number at ${path.slice(0, MAX_PATH)} has more digits than can be kept: send it as a string, if the field takes one.`,
    );
  }
}

/** Stands for a number that a double does not hold. */
const INEXACT = Symbol('inexact');

/**
 * Refuses variables with a number that would be rounded: an id would be that of another user.
 *
 * @param body JSON that was parsed before, so it is valid.
 * @throws {InexactNumberError}
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
 * As `refuseInexactVariables`, for an operation that is sent with GET.
 *
 * @throws {InexactNumberError}
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
    // Nested so deep that nobody can look into it.
    if (error instanceof RangeError) path = 'variables';
    else if (!(error instanceof SyntaxError)) throw error;
  }
  if (path !== undefined) throw new InexactNumberError(path);
}

/** The reviver sees the text of each number. */
const parseMarked = (json: string): unknown =>
  JSON.parse(json, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !isExactNumber(context?.source ?? String(value)) ? INEXACT : value,
  );

function findInexact(value: unknown, path: string): string | undefined {
  if (value === INEXACT) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = findInexact(member, `${path.slice(0, MAX_PATH)}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
