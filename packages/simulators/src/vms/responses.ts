import type { SimulatedRequest, SimulatedResponse } from '../core/message.ts';

/** A response without a body. */
export const NO_CONTENT: SimulatedResponse = { status: 204 };

/** The one documented body of a 404, printed on the page of `intercoms/show`. */
export const NOT_FOUND: SimulatedResponse = message(404, 'Not found');

/**
 * The 401. No page prints the bodies of 401 and 403: these are Laravel's (INFERRED, fact sheet
 * 1.6).
 */
export const UNAUTHENTICATED: SimulatedResponse = message(401, 'Unauthenticated.');

/** @see UNAUTHENTICATED */
export const FORBIDDEN: SimulatedResponse = message(403, 'This action is unauthorized.');

/** Returns a response with a JSON body. */
export function json(value: unknown, status = 200): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

/** Returns an error that is not about values. */
export function message(status: number, text: string): SimulatedResponse {
  return json({ message: text }, status);
}

/** Returns Laravel's response if an id in the path names no record (INFERRED). */
export function noSuchRecord(model: 'User' | 'Camera' | 'Intercom' | 'Flat'): SimulatedResponse {
  return message(404, `No query results for model [App\\Models\\${model}].`);
}

/** Returns Laravel's response to a verb that the path does not have (quirk 3). */
export function wrongVerb(verb: string, allowed: readonly string[]): SimulatedResponse {
  const list = allowed.join(', ');
  const text = `The ${verb} method is not supported for this route. Supported methods: ${list}.`;
  return {
    ...message(405, text),
    headers: { 'content-type': 'application/json; charset=utf-8', allow: list },
  };
}

/**
 * Converts an error if the caller did not request JSON (quirk 22): an HTML page, or a redirect if
 * values or a token are missing (INFERRED, fact sheet 1.1).
 */
export function asTheCallerAccepts(
  response: SimulatedResponse,
  request: SimulatedRequest,
): SimulatedResponse {
  const takesJson = request.headers['accept']?.includes('application/json') ?? false;
  if (takesJson || response.status < 400) return response;
  if (response.status === 422) return { status: 302, headers: { location: '/' } };
  if (response.status === 401) return { status: 302, headers: { location: '/login' } };
  return {
    status: response.status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html><html><title>Error</title><body><h1>${response.status}</h1></body></html>`,
  };
}
