import assert from 'node:assert/strict';
import { UpstreamError } from '../../src/upstream/upstream-error.ts';
import type { UpstreamRequest } from '../../src/upstream/upstream-request.ts';

const API = { api: 'Panel API', path: 'users/{user}.json' };

/** A read of this user. */
export const readOf = (user: number): UpstreamRequest => ({
  endpoint: { ...API, method: 'GET', effect: 'read' },
  ids: { user: String(user) },
});

/** A write to this user, without a body. */
export const writeOf = (user: number): UpstreamRequest => ({
  endpoint: { ...API, method: 'PUT', effect: 'write' },
  ids: { user: String(user) },
});

/** `OK`, or the code that a call failed with. Fails where it was a bug. */
export async function endOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'OK';
  } catch (error) {
    assert.ok(error instanceof UpstreamError, String(error));
    return error.code;
  }
}
