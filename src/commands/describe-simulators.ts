import type { SimulatedInstallation } from './load-simulators.ts';

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
