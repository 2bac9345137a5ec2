import type { JWTPayload } from 'jose';
import { isJsonObject } from '../lib/json.ts';
import { AccessError } from './access-error.ts';

/** A claim of a token that holds scopes. */
interface ScopeClaim {
  readonly name: string;
  readonly scopes: readonly string[];
}

/**
 * Returns the first of several claims that a token has. Claims are not combined: the second may grant more than the client
 * has requested.
 *
 * @param names names of claims; a dot leads into a claim, as in `realm_access.roles`.
 * @throws {AccessError} `UNAUTHENTICATED` if the claim is neither a text nor a list of texts.
 */
export function readScopeClaim(
  payload: JWTPayload,
  names: readonly string[],
): ScopeClaim | undefined {
  for (const name of names) {
    const value = readClaim(payload, name);
    if (value === undefined) continue;
    if (typeof value === 'string') return { name, scopes: value.split(' ') };
    if (isTexts(value)) return { name, scopes: value };
    throw new AccessError(
      'UNAUTHENTICATED',
      `the token's ${name} is neither a text nor a list of texts: see access.jwt.scopeClaim`,
    );
  }
  return undefined;
}

/** Returns a claim with this name, which may contain dots, or else the value at this path; undefined if there is none. */
function readClaim(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  let value: unknown = payload;
  for (const key of name.split('.')) {
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');
