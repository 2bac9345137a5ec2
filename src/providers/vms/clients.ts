import { randomUUID } from 'node:crypto';
import type { UpstreamSettings } from '../../config/upstream-settings.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { connectUpstream } from '../connect-upstream.ts';
import { VmsAdminDataSource } from './admin-data-source.ts';
import { AdminSession } from './admin-session.ts';
import { fetchAdminToken } from './admin-token-source.ts';
import { VmsBillingDataSource } from './billing-data-source.ts';
import type { VmsAdminSettings, VmsBillingSettings } from './settings.ts';

/** Without `accept` errors come as HTML, without a content type some pages do (section 1.1); `hl` fixes the words. */
const HEADERS = { accept: 'application/json', 'content-type': 'application/json', hl: 'en' };

export function createBillingDataSource(
  provider: string,
  settings: VmsBillingSettings,
): VmsBillingDataSource {
  const value = settings.header?.value.reveal();
  const header =
    settings.header === undefined || value === undefined
      ? {}
      : { [settings.header.name.toLowerCase()]: value };
  const client = createClient(provider, settings, header, value === undefined ? [] : [value]);
  return new VmsBillingDataSource(client);
}

export function createAdminDataSource(
  provider: string,
  settings: VmsAdminSettings,
  timeZone: string,
): VmsAdminDataSource {
  const login = settings.login ?? '';
  const password = settings.password?.reveal() ?? '';
  const token = settings.token?.reveal();
  // Older pages ask for both (section 1.3); the id names this process for as long as it runs.
  const device = { 'x-client': 'web', 'x-uuid': randomUUID() };
  const client = createClient(provider, settings, device, [password]);
  const session = new AdminSession(provider, () =>
    token === undefined
      ? fetchAdminToken(client, { provider, login, password, timeZone })
      : Promise.resolve({ value: token, renewAt: null }),
  );
  return new VmsAdminDataSource(client, session);
}

function createClient(
  provider: string,
  settings: UpstreamSettings,
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): UpstreamClient {
  return connectUpstream(provider, settings, {
    headers: { ...HEADERS, ...headers },
    secrets,
    // A 400 may be the fault of a system behind the VMS (section 1.5).
    badRequestProvesNothing: true,
  });
}
