import { type RunningSimulator, runSimulator } from '../kit/http-simulator.ts';
import type { SimulatedReply, SimulatedRequest } from '../kit/message.ts';
import { readParameters, UNREADABLE_BODY } from './parameters.ts';
import { refused } from './replies.ts';
import { findRoute } from './routes.ts';
import { Store } from './store.ts';
import { type ActivePlatformSwitches, DEFAULT_SWITCHES } from './switches.ts';

/** The token of the vendor's examples. */
const API_TOKEN = '654321';

export interface ActivePlatformSimulatorOptions extends Partial<ActivePlatformSwitches> {
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
  options: ActivePlatformSimulatorOptions = {},
): Promise<ActivePlatformSimulator> {
  const switches = { ...DEFAULT_SWITCHES, ...options };
  const store = new Store();
  const simulator = await runSimulator({
    name: 'ActivePlatform API',
    port: options.port,
    handle: (request) => answer(request, store, switches),
    reset: () => store.reset(),
  });
  return Object.assign(simulator, { credentials: { apiToken: API_TOKEN } });
}

/** Handles one request. The order of the checks is INFERRED: route, token, access rights, body. */
function answer(
  { method, path, query, headers, body }: SimulatedRequest,
  store: Store,
  switches: ActivePlatformSwitches,
): SimulatedReply {
  const found = findRoute(method, path, switches.prefixes);
  if (found === undefined) return switches.unknownRoute;
  if (query.get('api_token') !== API_TOKEN) return switches.unauthorized;
  if (method !== 'GET' && !switches.managerMayWrite) {
    return refused(403, 'This action is forbidden');
  }
  const parameters = readParameters(body, String(headers['content-type'] ?? ''));
  if (parameters === undefined) return refused(400, UNREADABLE_BODY);
  return found.route({ id: found.id, query, parameters, store, switches });
}
