import type { SimulatedRequest } from '../core/message.ts';
import { isObject } from '../core/plain-object.ts';

/** The parameters of a request by name, from its query and its body. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * Merges query string and JSON body; the body wins. Samples send parameters of GET and DELETE as a
 * JSON body (quirk 19). It is INFERRED from Laravel that the query string counts as well, and that
 * a body counts as empty if it is not JSON or has another content type.
 */
export function readInput(request: SimulatedRequest): Input {
  return { ...readQuery(request.query), ...readBody(request) };
}

/** Reads a query as PHP does: `ids[]=3&ids[]=4` and `ids[0]=3&ids[1]=4` are lists. */
function readQuery(query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of query) {
    const list = /^(\w+)\[\d*\]$/.exec(name)?.[1];
    if (list === undefined) input[name] = value;
    else input[list] = [...parseList(input[list]), value];
  }
  return input;
}

function readBody({ headers, body }: SimulatedRequest): Input {
  if (!headers['content-type']?.includes('json')) return {};
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Returns the text, or undefined for every other value. */
export function parseText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Returns the list, or an empty one for every other value. */
export function parseList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the integer; its decimal digits count too, since a query string contains only text. */
export function parseInteger(value: unknown): number | undefined {
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** Converts an external id to text: they are numbers or text, mixed in one list (quirk 29). */
export function parseExternalId(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : parseText(value);
}

/** Reads a flag in a query string as Laravel does, which accepts `1` and `true`. */
export function isOn(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}

/** Reads a flag of three states: on, off, or not sent. */
export function isOff(value: unknown): boolean {
  return value === false || value === 0 || value === '0' || value === 'false';
}
