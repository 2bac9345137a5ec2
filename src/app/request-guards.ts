import { createAuthenticator } from '../access/authenticator.ts';
import type { Settings } from '../config/settings.ts';
import { TrustedDocuments } from '../graphql/documents/trusted-documents.ts';
import { Authentication } from '../http/hooks/authentication-hook.ts';
import { RateLimitHook } from '../http/hooks/rate-limit-hook.ts';
import {
  createTrustedDocumentsHook,
  type TrustedDocumentsHook,
} from '../http/hooks/trusted-documents-hook.ts';
import { FixedWindowCounter } from '../rate-limit/fixed-window-counter.ts';
import { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { StoreHandle } from '../store/store-pool.ts';
import type { SharedResources } from './shared-resources.ts';

/** Creates the guards that one configuration puts in front of each request. */
export async function createRequestGuards(
  settings: Settings,
  shared: SharedResources,
  store: StoreHandle,
) {
  const { metrics, keySets } = shared;
  const keys = await keySets.prepare(settings.access.jwt ?? []);
  const authenticate = await createAuthenticator(settings.access, {
    resolveKeys: async () => keys.find,
  });
  const rates = createRateLimiter(settings, shared, store);
  return {
    callers: new Authentication(authenticate),
    /** Called when these guards are used from now on. */
    activate: keys.use,
    /** Undefined if callers are not distinguished. */
    rates,
    rateLimit: rates && new RateLimitHook(rates, metrics.requests.countRateLimited),
    /** Undefined if any document may be sent. */
    trustedDocuments: openTrustedDocuments(settings, shared),
  };
}

/** Returns undefined if callers do not authenticate, because they cannot be distinguished then. */
function createRateLimiter(
  { access, limits, store: isShared }: Settings,
  { log, callers }: SharedResources,
  store: StoreHandle,
): RateLimiter | undefined {
  if (access.mode === 'open') return undefined;
  const counter = new FixedWindowCounter({ local: callers.counts, shared: isShared && store });
  return new RateLimiter(
    limits.perCaller,
    counter,
    callers.inFlight,
    (callerId, limit, requestId) => log.warn({ callerId, limit, requestId }, 'Rate limit exceeded'),
  );
}

function openTrustedDocuments(
  { documents }: Settings,
  { log, metrics }: SharedResources,
): TrustedDocumentsHook | undefined {
  if (documents === undefined) return undefined;
  return createTrustedDocumentsHook({
    documents: new TrustedDocuments(documents.manifest),
    mode: documents.mode,
    report: (document) => {
      metrics.requests.countUntrusted(document.outcome);
      log.info({ ...document }, 'Untrusted document');
    },
  });
}
