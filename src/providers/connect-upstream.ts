import type { UpstreamSettings } from '../config/upstream-settings.ts';
import type { UpstreamObserver } from '../upstream/traced-call.ts';
import { UpstreamClient, type UpstreamClientSettings } from '../upstream/upstream-client.ts';

/** What a provider says of one of its APIs, beside what is configured. */
type Facts = Pick<UpstreamClientSettings, 'headers' | 'secrets' | 'sharedReads'> &
  Partial<Pick<UpstreamClientSettings, 'query' | 'badRequestProvesNothing'>>;

/**
 * The client of one upstream API, as it is configured. Nothing is sent.
 *
 * @param observer told of every call of the client.
 */
export function connectUpstream(
  provider: string,
  settings: UpstreamSettings,
  { headers, query = {}, secrets, sharedReads, badRequestProvesNothing = false }: Facts,
  observer: UpstreamObserver,
): UpstreamClient {
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
    observer,
  });
  observer.watch(() => client.state);
  return client;
}
