import type { SimulatedRequest } from '../kit/message.ts';
import { isObject } from '../kit/plain-object.ts';

/** The parameters of a request by name, wherever they were sent. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * Query string and JSON body together, the body winning. Samples send parameters of GET and DELETE
 * as a JSON body (quirk 19); that the query string counts as well is INFERRED from Laravel. So is
 * that a body which is no JSON, or not called JSON, counts as empty.
 */
export function readInput(request: SimulatedRequest): Input {
  return { ...readQuery(request.query), ...readBody(request) };
}

/** PHP's way: `ids[]=3&ids[]=4` and `ids[0]=3&ids[1]=4` are lists. */
function readQuery(query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of query) {
    const list = /^(\w+)\[\d*\]$/.exec(name)?.[1];
    if (list === undefined) input[name] = value;
    else input[list] = [...listOf(input[list]), value];
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

/** The text, or undefined for every other value. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The list, or an empty one for every other value. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The whole number; its decimal digits count too, since a query string knows only text. */
export function integerOf(value: unknown): number | undefined {
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** External ids are numbers or text, mixed in one list (quirk 29): they compare as text. */
export function externalIdOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

/** Flags in a query string: Laravel takes `1` and `true`. */
export function isOn(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}

/** Flags of three states: on, off, or not sent. */
export function isOff(value: unknown): boolean {
  return value === false || value === 0 || value === '0' || value === 'false';
}
