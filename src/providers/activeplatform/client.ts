import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { Replicas } from '../../upstream/policies/replicas.ts';
import { SingleFlight } from '../../upstream/policies/single-flight.ts';
import { createUpstreamClient } from '../kit/create-upstream-client.ts';
import { ActivePlatformAccountDataSource } from './accounts/data-source.ts';
import { ActivePlatformDataSource } from './data-source.ts';
import { API, createEndpoints } from './endpoints.ts';
import type { ActivePlatformInstallation } from './reads.ts';
import type { ActivePlatformSettings } from './settings.ts';

/** Creates the data sources of one installation, which share one client. It sends nothing. */
export function createInstallation(
  provider: string,
  settings: ActivePlatformSettings,
  observer: UpstreamObserver,
  replicas?: Replicas,
): ActivePlatformInstallation & { readonly close: () => Promise<void> } {
  const apiToken = settings.apiToken.reveal();
  const options = {
    api: API,
    headers: { accept: 'application/json' },
    // It is in the URL of every call (Q1), so no URL may be shown.
    query: { api_token: apiToken },
    secrets: [apiToken],
    singleFlight: new SingleFlight(),
  };
  const client = createUpstreamClient(provider, settings, options, observer, replicas);
  const endpoints = createEndpoints(settings.basePath);
  const users = new ActivePlatformDataSource(client, endpoints, settings.bodyFormat);
  client.setHealthProbe((request) => users.probe(request));
  return {
    users,
    accounts: new ActivePlatformAccountDataSource(client, endpoints),
    endpoints,
    close: () => client.close(),
  };
}
