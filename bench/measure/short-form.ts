import type { Failures } from '../failures.ts';
import { OPERATIONS } from '../operations.ts';
import type { Ratios } from '../ratio-check.ts';
import { type Fleet, startFleet } from '../servers/fleet.ts';
import { CHECK, type CpuSettings } from '../settings.ts';
import { type CpuResult, measureCpu } from './cpu.ts';
import { checkSameData } from './same-data.ts';

/** Starts what the short form compares: this gateway and the base lines. The handler returns the same data. */
export async function startShortForm(failures: Failures): Promise<Fleet> {
  const fleet = await startFleet(['proxy', 'handler', 'roster'], failures);
  await checkSameData(fleet, OPERATIONS, failures);
  return fleet;
}

/** Measures the ratios of this gateway over the base lines in the short form. */
export async function measureShortForm(
  fleet: Fleet,
  failures: Failures,
  { operations = OPERATIONS, settings = CHECK } = {} as {
    readonly operations?: typeof OPERATIONS;
    readonly settings?: CpuSettings;
  },
): Promise<Ratios> {
  return toRatios(await measureCpu(fleet, operations, failures, settings));
}

const toRatios = (results: readonly CpuResult[]): Ratios =>
  Object.fromEntries(
    results
      .filter(({ server }) => server === 'roster')
      .map(({ operation, over }) => [operation, over]),
  );
