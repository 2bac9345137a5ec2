import { randomUUID } from 'node:crypto';
import type { UpstreamSettings } from '../../config/upstream-settings.ts';
import { SharedReads } from '../../upstream/shared-reads.ts';
import type { UpstreamObserver } from '../../upstream/traced-call.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { connectUpstream } from '../connect-upstream.ts';
import { AdminClient } from './admin-client.ts';
import { VmsAdminDataSource } from './admin-data-source.ts';
import { AdminSession } from './admin-session.ts';
import { fetchAdminToken } from './admin-token-source.ts';
import { VmsBillingDataSource } from './billing-data-source.ts';
import type { VmsAdminSettings, VmsBillingSettings, VmsSettings } from './settings.ts';

/** Without `accept` errors come as HTML, without a content type some pages do (section 1.1); `hl` fixes the words. */
const HEADERS = { accept: 'application/json', 'content-type': 'application/json', hl: 'en' };

/** Those of the configured APIs. Nothing is sent. */
export function createDataSources(
  provider: string,
  { billing, admin, timeZone }: VmsSettings,
  observer: UpstreamObserver,
) {
  const connections: Connections = { sharedReads: new SharedReads(), observer };
  return {
    billing: billing && createBillingDataSource(provider, billing, connections),
    // With this API the settings demand a time zone.
    admin: admin && createAdminDataSource(provider, admin, timeZone ?? 'UTC', connections),
  };
}

/** What the clients of both APIs have in common. */
export interface Connections {
  /** Both are over one table of users. */
  readonly sharedReads: SharedReads;
  readonly observer: UpstreamObserver;
}

export function createBillingDataSource(
  provider: string,
  settings: VmsBillingSettings,
  connections: Connections,
): VmsBillingDataSource {
  const value = settings.header?.value.reveal();
  const header =
    settings.header === undefined || value === undefined
      ? {}
      : { [settings.header.name.toLowerCase()]: value };
  const access = { headers: header, secrets: value === undefined ? [] : [value] };
  const client = createClient(provider, settings, access, connections);
  const source = new VmsBillingDataSource(client);
  client.probeBy((call) => source.probe(call));
  return source;
}

export function createAdminDataSource(
  provider: string,
  settings: VmsAdminSettings,
  timeZone: string,
  connections: Connections,
): VmsAdminDataSource {
  const login = settings.login ?? '';
  const password = settings.password?.reveal() ?? '';
  const token = settings.token?.reveal();
  // Older pages ask for both (section 1.3); the id names this process for as long as it runs.
  const device = { 'x-client': 'web', 'x-uuid': randomUUID() };
  const access = { headers: device, secrets: [password] };
  const client = createClient(provider, settings, access, connections);
  const session = new AdminSession(provider, (cause) =>
    token === undefined
      ? fetchAdminToken(client, { provider, login, password, timeZone }, cause)
      : Promise.resolve({ value: token, renewAt: null }),
  );
  const source = new VmsAdminDataSource(new AdminClient(client, session));
  client.probeBy((call) => source.probe(call));
  return source;
}

interface Access {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

function createClient(
  provider: string,
  settings: UpstreamSettings,
  { headers, secrets }: Access,
  { sharedReads, observer }: Connections,
): UpstreamClient {
  const facts = {
    headers: { ...HEADERS, ...headers },
    secrets,
    sharedReads,
    // A 400 may be the fault of a system behind the VMS (section 1.5).
    badRequestProvesNothing: true,
  };
  return connectUpstream(provider, settings, facts, observer);
}
