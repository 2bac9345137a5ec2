import type { ServerResponse } from 'node:http';
import type { VmsSimulatorOptions } from '@roster/simulators/vms/options.ts';
import { runVmsSimulators, type VmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import type { Gateway } from '../../../src/app/process.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import { connectProviders, settingsSchema } from '../../../src/providers/registry.ts';
import { send } from '../clients/graphql.ts';
import { silentLog, startGatewayOver } from '../gateway/gateway.ts';
import { type Arrival, startHttpServer } from '../upstreams/http-server.ts';

/** The settings of `providers.vms` in a `roster.yml`. */
export type VmsConfiguration = Readonly<Record<string, unknown>>;

/** Adds the Minsk of the vendor's pages, always three hours ahead of UTC. */
export const inMinsk = (configuration: VmsConfiguration): VmsConfiguration => ({
  kind: 'vms',
  timeZone: 'Europe/Minsk',
  ...configuration,
});

/** Starts a whole gateway over one VMS. */
export function startVmsGateway(
  configuration: VmsConfiguration,
  log: Log = silentLog,
): Promise<Gateway> {
  const settings = { server: { port: 0, graphiql: false } };
  return startGatewayOver({ vms: inMinsk(configuration) }, settings, log);
}

export interface SimulatedVms extends AsyncDisposable {
  readonly url: string;
  readonly vms: VmsSimulators;
}

/** Starts a whole gateway over the two simulators of the VMS. */
export async function startSimulatedVms(
  options: VmsSimulatorOptions = {},
  configuration: { readonly billing?: VmsConfiguration; readonly admin?: VmsConfiguration } = {},
  log: Log = silentLog,
): Promise<SimulatedVms> {
  const vms = await runVmsSimulators(options);
  const gateway = await startVmsGateway(
    {
      timeZone: vms.timeZone,
      billing: { url: vms.billing.url, ...configuration.billing },
      admin: { url: vms.admin.url, ...vms.credentials, ...configuration.admin },
    },
    log,
  );
  return {
    url: gateway.url,
    vms,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await vms.close();
    },
  };
}

export interface AnsweredVms extends AsyncDisposable {
  readonly url: string;
  /** The URL of the server that serves both APIs. */
  readonly upstreamUrl: string;
  /** The requests at both APIs, oldest first. */
  readonly arrivals: readonly Arrival[];
}

/**
 * Starts a whole gateway over one server that serves both APIs; the token of the Admin API is
 * configured.
 */
export async function startAnsweredVms(
  received: (response: ServerResponse, arrival: Arrival) => void,
  configuration: { readonly billing?: VmsConfiguration; readonly admin?: VmsConfiguration } = {},
  log: Log = silentLog,
): Promise<AnsweredVms> {
  const upstream = await startHttpServer(received);
  const gateway = await startVmsGateway(
    {
      billing: { url: upstream.url, ...configuration.billing },
      admin: { url: upstream.url, token: 'canary-token', ...configuration.admin },
    },
    log,
  );
  return {
    url: gateway.url,
    upstreamUrl: upstream.url,
    arrivals: upstream.arrivals,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** Creates only the provider, as the gateway does. Nothing is sent. */
export function connectVms(configuration: VmsConfiguration) {
  const providers = { vms: inMinsk(configuration) };
  const [provider] = connectProviders(settingsSchema().parse({ providers }));
  if (provider === undefined) throw new Error('No provider was built.');
  return Object.assign(provider, { [Symbol.asyncDispose]: provider.close });
}

/** Returns the data and errors of `user`. */
export async function readVmsUser(url: string, selection: string, id = 'vms/user/5') {
  const query = `query Read($id: ID!) { user(id: $id) { ... on VmsUser { ${selection} } } }`;
  const { data, errors, text } = await send(url, query, { id });
  return { user: data?.['user'], errors, text };
}

/**
 * Returns the response of `updateUser` if these fields of the changed user are selected.
 *
 * @param account the selected fields of the billing account, if any.
 */
export async function updateVmsUser(url: string, input: object, selection: string, account = '') {
  const billingAccount = account === '' ? '' : `billingAccount { ${account} }`;
  const query = `mutation Update($input: UpdateUserInput!) {
    updateUser(input: $input) {
      __typename
      ... on UserUpdated { user { ... on VmsUser { ${selection} } } ${billingAccount} }
      ... on Problem { code write }
    }
  }`;
  const { data, errors, text } = await send(url, query, { input });
  return { result: data?.['updateUser'], errors, text };
}
