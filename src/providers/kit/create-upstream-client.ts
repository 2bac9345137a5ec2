import type { UpstreamSettings } from '../../config/upstream-settings.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { UpstreamClient, type UpstreamClientSettings } from '../../upstream/upstream-client.ts';

/** The options of one upstream API that the provider sets, not the configuration. */
type UpstreamOptions = Pick<UpstreamClientSettings, 'headers' | 'secrets' | 'singleFlight'> &
  Partial<
    Pick<UpstreamClientSettings, 'query' | 'badRequestIsInconclusive' | 'rejectedStatuses'>
  > & {
    /** The section of the API in the settings of a provider with several, which may have one URL. */
    readonly section?: string;
  };

/**
 * Creates the client of one upstream API from its settings. Nothing is sent.
 *
 * @param observer is notified of every call of the client.
 */
export function createUpstreamClient(
  provider: string,
  settings: UpstreamSettings,
  options: UpstreamOptions,
  observer: UpstreamObserver,
): UpstreamClient {
  const client = new UpstreamClient({
    badRequestIsInconclusive: false,
    ...settings,
    ...options,
    provider,
    baseUrl: settings.url,
    ca: settings.caFile,
    observer,
    budgetState: observer.openBudget?.(provider, settings.url, options.section),
  });
  observer.watch(() => client.state);
  return client;
}
