import { randomBytes, randomUUID } from 'node:crypto';
import { type RunningSimulator, runSimulator } from '../core/http-simulator.ts';
import type { SimulatedRequest, SimulatedResponse } from '../core/message.ts';
import { may } from './access.ts';
import { ACCESS_DENIED, authenticate } from './authentication.ts';
import type { Call } from './call.ts';
import { type OnAppOptions, resolveOptions } from './options.ts';
import { readParameters } from './parameters.ts';
import { CALLER } from './people.ts';
import { refuse } from './responses.ts';
import { findEndpoint } from './routes.ts';
import { Store } from './store.ts';

export interface OnAppSimulatorOptions extends Partial<OnAppOptions> {
  /** If it is absent, a free port is used. */
  readonly port?: number;
}

export interface OnAppSimulator extends RunningSimulator {
  /** The credentials of one administrator: `username` with `password`, or `email` with `apiKey`. */
  readonly credentials: {
    readonly username: string;
    readonly password: string;
    readonly email: string;
    readonly apiKey: string;
  };
}

/**
 * Behaves like the API of an OnApp control panel as its fact sheet describes it, in both dialects.
 *
 * Not imitated: changing roles, groups, buckets and payments, API keys, statistics, virtual
 * machines, transactions, sessions, account locks, conditional reads, and everything that happens
 * on a schedule.
 *
 * @see https://docs.onapp.com/apim/latest/users
 */
export async function runOnAppSimulator(
  chosen: OnAppSimulatorOptions = {},
): Promise<OnAppSimulator> {
  const options = resolveOptions(chosen);
  const store = new Store();
  const simulator = await runSimulator({
    name: `OnApp ${options.version} API`,
    port: chosen.port,
    handle: (request) => withRailsHeaders(handleRequest(request, store, options), request.method),
    reset: () => store.reset(),
  });
  return Object.assign(simulator, { credentials: CALLER });
}

/**
 * Handles one request. The order of the checks is INFERRED: route, credentials, body, permissions.
 */
function handleRequest(
  request: SimulatedRequest,
  store: Store,
  options: OnAppOptions,
): SimulatedResponse {
  const endpoint = findEndpoint(request.method, request.path, options);
  if (endpoint === undefined) return page(404, '404 Not Found');
  const caller = authenticate(request.headers['authorization'], store);
  if (caller === undefined) return ACCESS_DENIED;
  const parameters = readParameters(request);
  if (parameters === undefined) return page(400, '400 Bad Request');
  const { dialect, id, needs, ownerId } = endpoint;
  const call: Call = {
    host: String(request.headers['host'] ?? ''),
    id,
    dialect,
    query: request.query,
    parameters,
    caller,
    store,
    options,
  };
  if (needs !== undefined && !may(call, needs, ownerId)) {
    return refuse(call, 403, 'You do not have permissions for this action');
  }
  return endpoint.handle(call);
}

/**
 * Returns HTML even below `.json`, as it was seen with 500 (fact sheet 4); INFERRED for the others.
 */
function page(status: number, title: string): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<html><body><h1>${title}</h1></body></html>`,
  };
}

/**
 * Adds a session and a request id to a successful response (fact sheet 2). The session
 * authenticates no request here.
 */
function withRailsHeaders(response: SimulatedResponse, method: string): SimulatedResponse {
  if (response.status >= 400) return response;
  return {
    ...response,
    headers: {
      // Seen on reads (fact sheet 12).
      ...(method === 'GET' && { 'cache-control': 'max-age=0, private, must-revalidate' }),
      'set-cookie': `_session_id=${randomBytes(16).toString('hex')}; path=/; HttpOnly`,
      'x-request-id': randomUUID(),
      ...response.headers,
    },
  };
}
