import { randomUUID } from 'node:crypto';
import type { UpstreamSettings } from '../../config/upstream-settings.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { SingleFlight } from '../../upstream/policies/single-flight.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { type ProviderReplicas, shareNothing } from '../contract/shared-session.ts';
import { createUpstreamClient } from '../kit/create-upstream-client.ts';
import { VmsAdminDataSource } from './admin-api/data-source.ts';
import { AdminSession } from './admin-api/session.ts';
import { fetchAdminToken } from './admin-api/token-source.ts';
import { VmsBillingDataSource } from './billing-api/data-source.ts';
import { ADMIN_ENDPOINTS, BILLING_ENDPOINTS } from './endpoints.ts';
import type { VmsAdminSettings, VmsBillingSettings, VmsSettings } from './settings.ts';

/** Without `accept` errors are HTML, without a content type some pages are (section 1.1); `hl` sets the language. */
const HEADERS = { accept: 'application/json', 'content-type': 'application/json', hl: 'en' };

/** Creates the data sources of the configured APIs. Nothing is sent. */
export function createDataSources(
  provider: string,
  { billing, admin, timeZone }: VmsSettings,
  observer: UpstreamObserver,
  replicas?: ProviderReplicas,
) {
  const connections: Connections = { singleFlight: new SingleFlight(), observer, replicas };
  return {
    billing: billing && createBillingDataSource(provider, billing, connections),
    // The settings require a time zone if this API is configured.
    admin: admin && createAdminDataSource(provider, admin, timeZone ?? 'UTC', connections),
  };
}

/** The resources that the clients of both APIs share. */
export interface Connections {
  /** Shared, as both APIs use one table of users. */
  readonly singleFlight: SingleFlight;
  readonly observer: UpstreamObserver;
  readonly replicas?: ProviderReplicas | undefined;
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
  const secrets = value === undefined ? [] : [value];
  const { api } = BILLING_ENDPOINTS.manageUser;
  const access = { api, headers: header, secrets, section: 'billing' };
  const client = createClient(provider, settings, access, connections);
  const source = new VmsBillingDataSource(client);
  client.setHealthProbe((request) => source.probe(request));
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
  // Older pages require both (section 1.3); the id is the same as long as this process runs.
  const device = { 'x-client': 'web', 'x-uuid': randomUUID() };
  const credential = [login, password, token ?? ''];
  const { api } = ADMIN_ENDPOINTS.getUser;
  const access = { api, headers: device, secrets: [password], section: 'admin', credential };
  const client = createClient(provider, settings, access, connections);
  const { url, attemptMs: signInMs } = settings;
  const shareSession = connections.replicas?.shareSession ?? shareNothing;
  const session =
    token === undefined
      ? new AdminSession(
          provider,
          client,
          (request) => fetchAdminToken(client, { provider, login, password, timeZone }, request),
          shareSession({ url, login, signInMs }),
        )
      : new AdminSession(
          provider,
          client,
          async () => ({ value: token, renewAt: null, isConfigured: true }),
          // Every replica has the token in its configuration.
          shareNothing({ url, login, signInMs }),
        );
  const source = new VmsAdminDataSource(session);
  client.setHealthProbe((request) => source.probe(request));
  return source;
}

interface Access {
  /** The name of the API for people. */
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly section: string;
  /** What identifies the account; if absent, `secrets`. */
  readonly credential?: readonly string[];
}

function createClient(
  provider: string,
  settings: UpstreamSettings,
  access: Access,
  { singleFlight, observer, replicas }: Connections,
): UpstreamClient {
  const options = {
    ...access,
    headers: { ...HEADERS, ...access.headers },
    singleFlight,
    // A 400 may be caused by a system behind the VMS (section 1.5).
    badRequestIsInconclusive: true,
    // The official mobile apps read a 409 as a demand for an update (section 1.5).
    rejectedStatuses: { 409: 'client version too old' },
  };
  return createUpstreamClient(provider, settings, options, observer, replicas);
}
