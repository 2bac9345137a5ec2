import { createAuthenticator } from '../access/authenticator.ts';
import { toCallerId } from '../access/principal.ts';
import type { Settings } from '../config/settings.ts';
import { TrustedDocuments } from '../graphql/documents/trusted-documents.ts';
import { CallerGate } from '../http/hooks/rate-limit-hook.ts';
import { Callers } from '../http/hooks/authentication-hook.ts';
import { createDocumentGate, type DocumentGate } from '../http/hooks/trusted-documents-hook.ts';
import { FixedWindowCounter } from '../rate-limit/fixed-window-counter.ts';
import { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { StoreHandle } from '../store/store-pool.ts';
import type { Surroundings } from './shared-resources.ts';

/** The guards that one configuration puts in front of each request. */
export interface Admission {
  readonly callers: Callers;
  /** Undefined if callers are not distinguished. */
  readonly rates: RateLimiter | undefined;
  readonly callerGate: CallerGate | undefined;
  /** Undefined if any document may be sent. */
  readonly documentGate: DocumentGate | undefined;
}

export function createAdmission(
  settings: Settings,
  around: Surroundings,
  store: StoreHandle,
): Admission {
  const { metrics, keySets } = around;
  const callers = new Callers(
    createAuthenticator(settings.access, { resolveKeys: (jwks) => keySets.get(jwks) }),
  );
  const rates = ratesOf(settings, around, store);
  return {
    callers,
    rates,
    callerGate:
      rates &&
      new CallerGate({
        rates,
        whoOf: (request) => toCallerId(callers.of(request)),
        report: metrics.countRateLimited,
      }),
    documentGate: documentGateOf(settings, around),
  };
}

/** Returns undefined if callers do not authenticate, because they cannot be distinguished then. */
function ratesOf(
  { access, limits, store: isShared }: Settings,
  { log, callers }: Surroundings,
  store: StoreHandle,
): RateLimiter | undefined {
  if (access.mode === 'open') return undefined;
  const counter = new FixedWindowCounter({ local: callers.counts, shared: isShared && store });
  return new RateLimiter(
    limits.perCaller,
    counter,
    callers.inFlight,
    (callerId, limit, requestId) =>
      log.warn({ who: callerId, limit, requestId }, 'Rate limit exceeded'),
  );
}

function documentGateOf(
  { documents }: Settings,
  { log, metrics }: Surroundings,
): DocumentGate | undefined {
  if (documents === undefined) return undefined;
  return createDocumentGate({
    documents: new TrustedDocuments(documents.manifest),
    mode: documents.mode,
    report: (document) => {
      metrics.countUntrusted(document.outcome);
      log.info({ ...document }, 'Untrusted document');
    },
  });
}
