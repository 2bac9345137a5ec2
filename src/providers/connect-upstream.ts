import { AsyncLocalStorage } from 'node:async_hooks';
import type { UpstreamSettings } from '../config/upstream-settings.ts';
import type { UpstreamObserver } from '../upstream/traced-call.ts';
import { UpstreamClient, type UpstreamClientSettings } from '../upstream/upstream-client.ts';

/** What a provider says of one of its APIs, beside what is configured. */
type Facts = Pick<UpstreamClientSettings, 'headers' | 'secrets' | 'sharedReads'> &
  Partial<Pick<UpstreamClientSettings, 'query' | 'badRequestProvesNothing'>>;

const observers = new AsyncLocalStorage<UpstreamObserver>();

/**
 * The clients that are made meanwhile tell this observer of every call. It goes past the providers, which have no use
 * for it: a new one is counted without a line of its own.
 */
export function observedBy<T>(observer: UpstreamObserver, build: () => T): T {
  return observers.run(observer, build);
}

/** The client of one upstream API, as it is configured. Nothing is sent. */
export function connectUpstream(
  provider: string,
  settings: UpstreamSettings,
  { headers, query = {}, secrets, sharedReads, badRequestProvesNothing = false }: Facts,
): UpstreamClient {
  const observer = observers.getStore();
  const client = new UpstreamClient({
    provider,
    baseUrl: settings.url,
    headers,
    query,
    attemptMs: settings.attemptMs,
    listAttemptMs: settings.listAttemptMs,
    connectMs: settings.connectMs,
    maxConcurrent: settings.maxConcurrent,
    maxWaiting: settings.maxWaiting,
    breaker: settings.breaker,
    maxBytes: settings.maxBytes,
    maxListBytes: settings.maxListBytes,
    ca: settings.caFile,
    secrets,
    badRequestProvesNothing,
    sharedReads,
    observe: observer?.observe,
  });
  observer?.watch(() => client.state);
  return client;
}
