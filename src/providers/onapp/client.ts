import { SharedReads } from '../../upstream/policies/single-flight.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { connectUpstream } from '../kit/connect-upstream.ts';
import { OnAppBillingDataSource } from './billing/data-source.ts';
import { OnAppCatalogueDataSource } from './catalogue/data-source.ts';
import { OnAppDataSource } from './data-source.ts';
import { jsonDialect } from './dialect/json-dialect.ts';
import type { PanelSources } from './loaders.ts';
import type { OnAppSettings } from './settings.ts';
import { xmlDialect } from './dialect/xml-dialect.ts';

/** Creates the data sources of one panel, which share one client. It sends nothing. */
export function connectPanel(
  provider: string,
  settings: OnAppSettings,
  observer: UpstreamObserver,
): PanelSources & { readonly close: () => Promise<void> } {
  const dialect = settings.format === 'xml' ? xmlDialect : jsonDialect;
  const password = (settings.apiKey ?? settings.password)?.reveal() ?? '';
  const basic = Buffer.from(`${settings.username}:${password}`, 'utf8').toString('base64');
  const facts = {
    headers: { accept: dialect.mediaType, authorization: `Basic ${basic}` },
    secrets: [password, basic],
    sharedReads: new SharedReads(),
  };
  const client = connectUpstream(provider, settings, facts, observer);
  const users = new OnAppDataSource(client, dialect);
  client.probeBy((call) => users.probe(call));
  return {
    users,
    catalogue: new OnAppCatalogueDataSource(client, dialect),
    billing: new OnAppBillingDataSource(client, dialect),
    close: () => client.close(),
  };
}
