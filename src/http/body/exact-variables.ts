import type { FastifyRequest } from 'fastify';
import { isJsonObject } from '../../lib/json.ts';
import { isExactNumber, mayHoldInexactNumber } from '../../upstream/response/exact-number.ts';
import { Refusal } from '../refusals/refusal.ts';
import { splitUrl } from '../request-head.ts';

/** Maximum number of characters of a path in a message. */
const MAX_PATH = 200;

/** Marks a number that a double cannot represent. */
const INEXACT = Symbol('inexact');

/**
 * Finds variables with a number that would be rounded: a rounded id may be the id of another user.
 *
 * @param body JSON that has been parsed before, so it is valid.
 * @returns the refusal of the request; null if there is no such number.
 */
export const checkExactBody = (body: string): Refusal | null =>
  checkExact(body, (parsed) => (isJsonObject(parsed) ? parsed['variables'] : undefined));

/**
 * Does the same for an operation that is sent with GET.
 *
 * @throws {Refusal} if there is such a number.
 */
export function refuseInexactQuery({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): void {
  if (method !== 'GET') return;
  for (const variables of new URLSearchParams(splitUrl(url).search).getAll('variables')) {
    const refusal = checkExact(variables, (parsed) => parsed);
    if (refusal !== null) throw refusal;
  }
}

function checkExact(json: string, toVariables: (parsed: unknown) => unknown): Refusal | null {
  if (!mayHoldInexactNumber(json)) return null;
  let path: string | undefined;
  try {
    path = findInexact(toVariables(parseMarked(json)), 'variables');
  } catch (error) {
    // The variables are nested too deeply to be searched.
    if (error instanceof RangeError) path = 'variables';
    else if (!(error instanceof SyntaxError)) throw error;
  }
  if (path === undefined) return null;
  const message = `The number at ${path.slice(0, MAX_PATH)} has too many digits to be exact: send it as a string, if the field accepts one.`;
  return new Refusal({ status: 400, message, code: 'BAD_USER_INPUT' });
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
