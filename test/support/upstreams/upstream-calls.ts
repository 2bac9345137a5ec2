import assert from 'node:assert/strict';
import { UpstreamError } from '../../../src/upstream/errors/upstream-error.ts';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';

const API = { api: 'Panel API', path: 'users/{user}.json' };

/** Returns a read of this user. */
export const readOf = (user: number): UpstreamRequest => ({
  endpoint: { ...API, method: 'GET', effect: 'read' },
  ids: { user: String(user) },
});

/** Returns a write to this user, without a body. */
export const writeOf = (user: number): UpstreamRequest => ({
  endpoint: { ...API, method: 'PUT', effect: 'write' },
  ids: { user: String(user) },
});

/** Returns `OK`, or the code with which a call failed. Throws if the failure is a bug. */
export async function endOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'OK';
  } catch (error) {
    assert.ok(error instanceof UpstreamError, String(error));
    return error.code;
  }
}
