import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators } from '@roster/simulators/registry.ts';
import { ADAPTERS } from '../../conformance/adapters/registry.ts';
import type { RawRequest } from '../../support/faults/raw-request.ts';
import type { Reply } from '../../support/faults/reply.ts';

/** The simulators behind the faults, and their own credentials. */
export interface Installation extends AsyncDisposable {
  /** @param provider the key of the provider in the configuration of the simulators. */
  readonly installationOf: (provider: string) => SimulatedInstallation;
  /** Forwards a request of the gateway with a credential that the simulator knows. */
  readonly forwardTo: (simulator: RunningSimulator) => (request: RawRequest) => Promise<Reply>;
}

/** Starts all simulators. */
export async function startInstallation(): Promise<Installation> {
  const all = await startSimulators();
  const installationOf = (provider: string) => {
    const found = all.find(({ configuration }) => configuration.key === provider);
    if (found === undefined) throw new Error('No simulator has this key.');
    return found;
  };
  const authenticate = (simulator: RunningSimulator, request: RawRequest) => {
    const known = ADAPTERS.find(
      ({ findSimulator, provider }) => findSimulator(installationOf(provider)) === simulator,
    );
    return known?.authenticate(request, installationOf(known.provider)) ?? request;
  };
  return {
    installationOf,
    forwardTo: (simulator) => (request) => forward(simulator.url, authenticate(simulator, request)),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(all.map(({ close }) => close()));
    },
  };
}

const OF_THE_CONNECTION = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
];

async function forward(url: string, { method, path, headers, body }: RawRequest): Promise<Reply> {
  const response = await fetch(url + path, {
    method,
    headers: withoutConnection(Object.entries(headers)),
    ...(body !== '' && { body }),
  });
  return {
    status: response.status,
    headers: withoutConnection([...response.headers]),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

const withoutConnection = (headers: readonly (readonly [string, string])[]) =>
  Object.fromEntries(headers.filter(([name]) => !OF_THE_CONNECTION.includes(name)));
