import type { Route } from './call.ts';
import type { PanelVersion } from './options.ts';
import { refuse } from './responses.ts';

/** A route that a panel has and the simulator does not imitate. */
interface UnimitatedRoute {
  readonly handle: Route;
  readonly since?: PanelVersion;
  readonly before?: PanelVersion;
}

/**
 * Responds in the requested format, as a panel does at a route that it has. The text names the
 * reason, so that no client takes the object for missing.
 */
const handle: Route = (call) =>
  refuse(call, 404, 'This route exists, but the simulator does not imitate it');

const routes = (
  versions: Omit<UnimitatedRoute, 'handle'>,
  paths: readonly string[],
): Readonly<Record<string, UnimitatedRoute>> =>
  Object.fromEntries(paths.map((path) => [path, { handle, ...versions }]));

/** The routes of the fact sheet, sections 6 to 9, that no other table has; `:id` is a number. */
export const UNIMITATED_ROUTES: Readonly<Record<string, UnimitatedRoute>> = {
  ...routes({}, [
    'POST /users/:id/make_new_api_key',
    'POST /users/:id/unlock_account',
    'POST /users/validate_login',
    'DELETE /users/drop_all',
    'GET /users/:id/virtual_machines',
    'GET /users/:id/last_access_log',
    'GET /users/:id/user_white_lists',
    'GET /users/:id/yubi_keys',
    'GET /users/:id/ssh_keys',
    'GET /users/:id/data_store_zones',
    'GET /users/:id/network_zones',
    'GET /users/:id/user_statistics',
    'GET /users/:id/vm_stats',
    'POST /users/:id/payments',
    'PUT /users/:id/payments/:id',
    'DELETE /users/:id/payments/:id',
    'POST /roles',
    'PUT /roles/:id',
    'DELETE /roles/:id',
    'POST /roles/:id/clone',
    'POST /user_groups',
    'PUT /user_groups/:id',
    'DELETE /user_groups/:id',
    'GET /virtual_machines',
    'GET /transactions',
  ]),
  ...routes({ since: '6.5' }, ['POST /users/:id/user_api_keys/generate']),
  ...routes({ since: '6.0' }, [
    'POST /billing/buckets',
    'PUT /billing/buckets/:id',
    'DELETE /billing/buckets/:id',
    'GET /billing/buckets/:id/access_controls',
    'GET /billing/buckets/:id/rate_cards',
  ]),
  ...routes({ since: '5.2', before: '6.0' }, [
    'POST /billing/user/plans',
    'PUT /billing/user/plans/:id',
    'DELETE /billing/user/plans/:id',
  ]),
  ...routes({ before: '5.2' }, [
    'POST /billing_plans',
    'PUT /billing_plans/:id',
    'DELETE /billing_plans/:id',
  ]),
};
