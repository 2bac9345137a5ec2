import type { UpstreamSettings } from '../../config/upstream-settings.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { Replicas } from '../../upstream/policies/replicas.ts';
import { UpstreamClient, type UpstreamClientSettings } from '../../upstream/upstream-client.ts';

/** The options of one upstream API that the provider sets, not the configuration. */
interface UpstreamOptions
  extends Pick<UpstreamClientSettings, 'headers' | 'secrets' | 'singleFlight'>,
    Partial<
      Pick<UpstreamClientSettings, 'query' | 'badRequestIsInconclusive' | 'rejectedStatuses'>
    > {
  /** The name of the API for people, as its endpoints have it. */
  readonly api: string;
  /** The section of the API in the settings of a provider with several, which may have one URL. */
  readonly section?: string;
  /** What identifies the account of the gateway; if absent, `secrets`. */
  readonly credential?: readonly string[];
}

/**
 * Creates the client of one upstream API from its settings. Nothing is sent.
 *
 * @param observer is notified of every call of the client.
 * @param replicas shares reads with other replicas; absent if there are none.
 */
export function createUpstreamClient(
  provider: string,
  settings: UpstreamSettings,
  { credential, ...options }: UpstreamOptions,
  observer: UpstreamObserver,
  replicas?: Replicas,
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
    replicas: replicas?.connect({
      provider,
      url: settings.url,
      credential: credential ?? options.secrets,
      singleFlight: options.singleFlight,
    }),
  });
  observer.watch(() => client.state);
  return client;
}
