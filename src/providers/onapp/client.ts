import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { Replicas } from '../../upstream/policies/replicas.ts';
import { SingleFlight } from '../../upstream/policies/single-flight.ts';
import { createUpstreamClient } from '../kit/create-upstream-client.ts';
import { OnAppBillingDataSource } from './billing/data-source.ts';
import { OnAppCatalogueDataSource } from './catalogue/data-source.ts';
import { OnAppDataSource } from './data-source.ts';
import { jsonDialect } from './dialect/json-dialect.ts';
import { xmlDialect } from './dialect/xml-dialect.ts';
import { API, createEndpoints } from './endpoints.ts';
import type { OnAppInstallation } from './reads.ts';
import type { OnAppSettings } from './settings.ts';

/** Creates the data sources of one panel, which share one client. It sends nothing. */
export function createInstallation(
  provider: string,
  settings: OnAppSettings,
  observer: UpstreamObserver,
  replicas?: Replicas,
): OnAppInstallation & { readonly close: () => Promise<void> } {
  const dialect = settings.format === 'xml' ? xmlDialect : jsonDialect;
  const password = (settings.apiKey ?? settings.password)?.reveal() ?? '';
  const basic = Buffer.from(`${settings.username}:${password}`, 'utf8').toString('base64');
  const options = {
    api: API,
    headers: { accept: dialect.mediaType, authorization: `Basic ${basic}` },
    secrets: [password, basic],
    singleFlight: new SingleFlight(),
  };
  const client = createUpstreamClient(provider, settings, options, observer, replicas);
  const users = new OnAppDataSource(client, dialect);
  client.setHealthProbe((request) => users.probe(request));
  return {
    users,
    catalogue: new OnAppCatalogueDataSource(client, dialect),
    billing: new OnAppBillingDataSource(client, dialect),
    endpoints: createEndpoints(dialect.suffix),
    hasBuckets: settings.billingField === 'bucket_id',
    close: () => client.close(),
  };
}
