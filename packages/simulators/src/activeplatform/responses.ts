import type { SimulatedResponse } from '../core/message.ts';

/** Returns a bare object or a bare array, never an envelope (fact sheet 3). */
export function json(status: number, value: unknown): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

/** Returns the one documented form of an error: a single text, no code and no field name (Q15). */
export function refused(status: number, error: string): SimulatedResponse {
  return json(status, { error });
}

/** Returns an error with another status; any other response unchanged. */
export function withErrorStatus(response: SimulatedResponse, status: number): SimulatedResponse {
  return response.status < 400 ? response : { ...response, status };
}

/** Returns the error of reads and updates. Its status and text are INFERRED (fact sheet 4). */
export function notFound(type: 'User' | 'Account', id: number): SimulatedResponse {
  return refused(404, `Couldn't find ${type} with 'id'=${id}`);
}
