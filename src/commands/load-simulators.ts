import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { ConfigError } from '../config/config-error.ts';

export type { SimulatedInstallation };

/**
 * Loads the package of the simulators, which a production install leaves out.
 *
 * @param file the configuration without providers that needs them; absent: there is no configuration.
 * @throws {ConfigError} if it is not installed.
 */
export async function loadSimulators(file?: string): Promise<typeof import('@roster/simulators')> {
  try {
    return await import('@roster/simulators');
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    throw file === undefined
      ? new ConfigError('The simulators', [
          'the package @roster/simulators is not installed: name a configuration with start --config FILE, or install the package',
        ])
      : new ConfigError(file, [
          'providers: is missing, and the package @roster/simulators, which would simulate them, is not installed',
        ]);
  }
}

/** Returns whether the package itself is missing, and not one that it needs. */
function isNotInstalled(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    error.message.includes("'@roster/simulators'")
  );
}

/** Lists the simulated upstreams with their URLs. */
export function describeSimulators(simulated: readonly SimulatedInstallation[]): string {
  const rows = simulated.flatMap(({ configuration: { key }, simulators }) =>
    simulators.map(({ name, url }) => ({ key, name, url })),
  );
  const width = (field: 'key' | 'name') => Math.max(...rows.map((row) => row[field].length));
  const [keyWidth, nameWidth] = [width('key'), width('name')];
  return [
    ...rows.map(
      ({ key, name, url }) => `  ${key.padEnd(keyWidth)}  ${name.padEnd(nameWidth)}  ${url}`,
    ),
    '',
    '  Requests that one received: GET <its URL>/_simulator/journal',
  ].join('\n');
}
