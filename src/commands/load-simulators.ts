import { ConfigError } from '../config/config-error.ts';

export type { SimulatedInstallation } from '@roster/simulators/installation.ts';

/**
 * Loads the package of the simulators, which a production install leaves out.
 *
 * @throws {ConfigError} if it is not installed.
 */
export async function loadSimulators(): Promise<typeof import('@roster/simulators')> {
  try {
    return await import('@roster/simulators');
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    throw new ConfigError('The simulators', [
      'the package @roster/simulators is not installed: name a configuration with start --config FILE, or install the package',
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
