import type { Settings } from '../config/settings.ts';
import type { Probe } from '../providers/contract/provider.ts';
import { connectProviders } from '../providers/registry.ts';
import { createBackgroundContext } from '../request/request-context.ts';
import { UpstreamError } from '../upstream/errors/upstream-error.ts';
import { type Departure, NOOP_OBSERVER } from '../upstream/observer.ts';
import { checkInfrastructure } from './check-infrastructure.ts';
import { print, printError } from './console-output.ts';
import { warnOfEnvironment } from './environment.ts';
import { requireConfiguration } from './read-configuration.ts';

/**
 * Reads the configuration, tries what the gateway needs besides the providers, and makes one harmless read of every upstream,
 * which also checks its responses against the documented form.
 *
 * @param isOffline whether nothing is sent: only what is on this machine is checked.
 * @returns whether everything works.
 */
export async function check(config: string | undefined, isOffline = false): Promise<boolean> {
  const { file, settings } = requireConfiguration(config);
  warnOfEnvironment();
  print(`${file} is valid.`);
  const areOthersWell = await checkInfrastructure(settings, { isOffline });
  return (isOffline || (await checkUpstreams(settings))) && areOthersWell;
}

async function checkUpstreams(settings: Settings): Promise<boolean> {
  const departures = new Set<string>();
  const providers = connectProviders(settings, {
    ...NOOP_OBSERVER,
    observeDeparture: (departure) => {
      departures.add(toLine(departure));
    },
  });
  try {
    const results = await Promise.all(
      providers.flatMap(({ id, probes }) => probes.map((probe) => run(id, probe))),
    );
    for (const line of departures) printError(line);
    return results.every((isWell) => isWell);
  } finally {
    await Promise.all(providers.map((provider) => provider.close()));
  }
}

/** Names the path, which the error of a probe does only for the first departure. */
const toLine = ({ provider, endpoint: { method, path }, detail }: Departure) =>
  `${provider}: ${method} ${path}: ${detail}.`;

async function run(provider: string, probe: Probe): Promise<boolean> {
  const startedAt = performance.now();
  try {
    await probe.run(createBackgroundContext('check'));
    const ms = Math.round(performance.now() - startedAt);
    print(`${provider}: ${probe.api} responds as documented (${ms} ms).`);
    return true;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const status = error.httpStatus === null ? '' : ` HTTP ${error.httpStatus}.`;
    printError(`${provider}: ${probe.api}: ${error.code}. ${error.message}${status}`);
    return false;
  }
}
