import type { FastifyInstance } from 'fastify';
import type { Trail } from '../audit/trail.ts';
import type { Settings } from '../config/settings.ts';
import type { Authentication } from '../http/hooks/authentication-hook.ts';
import { registerHealth } from '../http/routes/health.ts';
import { registerHealthDetails } from '../http/routes/health-details.ts';
import type { StoreHandle } from '../store/store-pool.ts';
import type { UpstreamState } from '../upstream/observer.ts';
import { describeHealth } from './describe-health.ts';
import { describePauses } from './describe-pauses.ts';
import { describeUpstream } from './describe-upstream.ts';
import type { SharedResources } from './shared-resources.ts';
import type { UpstreamHistory } from './upstream-history.ts';

interface HealthRoutesOptions {
  readonly settings: Settings;
  readonly shared: SharedResources;
  readonly callers: Authentication;
  /** Undefined if no audit trail is configured. */
  readonly trail: Pick<Trail, 'faults'> | undefined;
  readonly store: StoreHandle;
  readonly upstreams: () => readonly UpstreamState[];
  readonly history: UpstreamHistory;
}

/** Registers the routes that show the health of the process. */
export function registerHealthRoutes(server: FastifyInstance, options: HealthRoutesOptions): void {
  const { settings, shared, callers, trail, store, upstreams, history } = options;
  const { metrics, stores, instance } = shared;
  registerHealth(server, {
    isStopping: shared.isStopping,
    checks: { audit: () => trail?.faults.message, store: () => store.fault },
    notices: { upstreams: () => describePauses(upstreams()) },
  });
  registerHealthDetails(server, {
    callers,
    describe: (visible) =>
      describeHealth({
        instance,
        reload: metrics.config.getState(),
        audit: trail && (trail.faults.code ?? null),
        store: settings.store && (stores.faultCode ?? null),
        keySets: metrics.keySets.getStates(),
        providers: upstreams()
          .filter(({ provider }) => visible?.has(provider) ?? true)
          .map((state) => describeUpstream(state, history.find(state.provider, state.api ?? ''))),
      }),
  });
}
