import type { SimulatedRequest } from '../core/message.ts';
import { isObject, type Parameters } from '../core/plain-object.ts';
import { readXml } from './xml-request.ts';

/**
 * Reads the body by its content type, over the query (fact sheet 5.1: even a PUT may arrive as
 * `?user[first_name]=Test`). Returns undefined if the body does not match its content type.
 */
export function readParameters({ query, headers, body }: SimulatedRequest): Parameters | undefined {
  const inQuery = readBrackets(query);
  if (body === '') return inQuery;
  const inBody = readBody(body, String(headers['content-type'] ?? ''));
  return inBody && { ...inQuery, ...inBody };
}

/** Reads the body. Ignores any other content type, as Rails does (INFERRED for OnApp). */
function readBody(body: string, contentType: string): Parameters | undefined {
  if (contentType.includes('json')) return readJson(body);
  if (contentType.includes('xml')) return readXml(body);
  if (contentType.includes('urlencoded')) return readBrackets(new URLSearchParams(body));
  return {};
}

function readJson(body: string): Parameters | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads `force=1`, `user[email]=…`, `user[role_ids][]=…`, and nothing deeper. */
function readBrackets(pairs: URLSearchParams): Parameters {
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const [, outer = '', inner, list] = /^(\w+)(?:\[(\w+)\])?(\[\])?$/.exec(name) ?? [];
    if (outer === '') continue;
    if (inner === undefined) {
      parameters[outer] = value;
      continue;
    }
    const group = parameters[outer];
    const properties = isObject(group) ? group : {};
    parameters[outer] = {
      ...properties,
      [inner]: list ? [...asList(properties[inner]), value] : value,
    };
  }
  return parameters;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
