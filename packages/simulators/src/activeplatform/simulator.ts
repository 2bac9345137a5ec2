import { type RunningSimulator, runSimulator } from '../core/http-simulator.ts';
import type { SimulatedRequest, SimulatedResponse } from '../core/message.ts';
import { type ActivePlatformOptions, DEFAULT_OPTIONS } from './options.ts';
import { acceptsBody, readParameters, UNREADABLE_BODY } from './parameters.ts';
import { refused, withErrorStatus } from './responses.ts';
import { type FoundRoute, findRoute } from './routes.ts';
import { Store } from './store.ts';

/** The token of the vendor's examples. */
const API_TOKEN = '654321';

export interface ActivePlatformSimulatorOptions extends Partial<ActivePlatformOptions> {
  /** If it is absent, a free port is used. */
  readonly port?: number;
}

export interface ActivePlatformSimulator extends RunningSimulator {
  readonly credentials: { readonly apiToken: string };
}

/**
 * Behaves like the ActivePlatform vendor API v1 as its fact sheet describes it.
 *
 * Not imitated: the v2 and v3 APIs (except attaching a user to an account), orders, creating and
 * changing accounts, the status of a user within an account, the view of other resellers.
 *
 * @see https://docs.activeplatform.com/api-guide/6.0/en
 */
export async function runActivePlatformSimulator(
  chosen: ActivePlatformSimulatorOptions = {},
): Promise<ActivePlatformSimulator> {
  const options = { ...DEFAULT_OPTIONS, ...chosen };
  const store = new Store();
  const simulator = await runSimulator({
    name: 'ActivePlatform API',
    port: chosen.port,
    handle: (request) => handleRequest(request, store, options),
    reset: () => store.reset(),
  });
  return Object.assign(simulator, { credentials: { apiToken: API_TOKEN } });
}

/** Handles one request. The order of the checks is INFERRED: route, token, access rights, body. */
function handleRequest(
  request: SimulatedRequest,
  store: Store,
  options: ActivePlatformOptions,
): SimulatedResponse {
  const { method, path, query } = request;
  const found = findRoute(method, path, options.prefixes);
  if (found === undefined) return options.unknownRoute;
  if (query.get('api_token') !== API_TOKEN) return options.unauthorized;
  const response = runRoute(found, request, store, options);
  return options.errorStatus === 'inferred'
    ? response
    : withErrorStatus(response, options.errorStatus);
}

function runRoute(
  { route, id }: FoundRoute,
  { method, query, headers, body }: SimulatedRequest,
  store: Store,
  options: ActivePlatformOptions,
): SimulatedResponse {
  if (method !== 'GET' && !options.managerMayWrite) {
    return refused(403, 'This action is forbidden');
  }
  const contentType = String(headers['content-type'] ?? '');
  if (!acceptsBody(body, contentType, options)) {
    return refused(415, `The provided content-type '${contentType}' is not supported.`);
  }
  const parameters = readParameters(body, contentType);
  if (parameters === undefined) return refused(400, UNREADABLE_BODY);
  return route({ id, query, parameters, store, options });
}
