import { stringify } from 'yaml';
import { API_COUNT } from '../providers/registry.ts';
import { print } from './console-output.ts';
import { describeSimulators, loadSimulators } from './load-simulators.ts';
import { EXIT_CODES, onStopSignal } from './stop-signal.ts';

const DEFAULT_PORT = 4101;

/**
 * The highest first port: each API has a simulator, they use consecutive ports, and the last must be valid, too. The
 * simulators cannot say how many they are, because their package may not be installed.
 */
export const MAX_FIRST_PORT = 65_536 - API_COUNT;

/**
 * Runs only the simulators, until a signal stops them.
 *
 * @param port the first of consecutive ports; absent: 4101; 0: free ones.
 */
export async function simulate(port = DEFAULT_PORT): Promise<void> {
  const { startSimulators, toProviderSettings } = await loadSimulators();
  const simulated = await startSimulators(port === 0 ? undefined : port);
  // The handlers are set before the URLs are printed: a signal may come at once.
  let isStopping = false;
  onStopSignal((signal) => {
    if (isStopping) process.exit(EXIT_CODES[signal]);
    isStopping = true;
    Promise.all(simulated.map(({ close }) => close())).then(() => process.exit(0));
  });

  const providers = toProviderSettings(simulated);
  print(`Simulated upstreams:\n\n${describeSimulators(simulated)}`);
  print(`\nA roster.yml for them (the credentials are made up):\n\n${stringify({ providers })}`);
}
