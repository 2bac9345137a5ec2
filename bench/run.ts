import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { Failures } from './failures.ts';
import { measureAllocation } from './measure/allocation.ts';
import { measureCpu } from './measure/cpu.ts';
import { measureLatency } from './measure/latency.ts';
import { measureMemory } from './measure/memory.ts';
import { checkSameData } from './measure/same-data.ts';
import { measureStart } from './measure/start.ts';
import { OPERATIONS } from './operations.ts';
import { insertResults } from './report/page.ts';
import { toReport } from './report/report.ts';
import type { BenchResults } from './results.ts';
import { startFleet } from './servers/fleet.ts';
import type { ServerName } from './servers/request-body.ts';
import { ALL_PARTS, ALL_PEERS, NODE_ARGS, readBenchSettings } from './settings.ts';
import { SIZES } from './size-operations.ts';

/*
 * `npm run bench` measures this gateway, with everything on that production has, beside base lines without GraphQL
 * and other gateways. docs/performance.md explains the results.
 */

const settings = readBenchSettings();
const { peers } = settings;
const failures: Failures = new Map();
const gateways: readonly ServerName[] = ['roster', ...peers];

/** What is measured, by the part. Each starts its own processes and ends them. */
const PARTS = {
  cpu: async () => {
    await using fleet = await startFleet(['proxy', 'handler', ...gateways], failures);
    await checkSameData(fleet, OPERATIONS, failures);
    return await measureCpu(fleet, OPERATIONS, failures, settings.cpu);
  },
  sizes: async () => {
    await using fleet = await startFleet(['proxy', 'handler', 'roster'], failures);
    const { warmUp, turns, sliceMs } = settings.cpu;
    const half = { warmUp: warmUp / 2, turns: Math.ceil(turns / 2), sliceMs };
    return await measureCpu(fleet, SIZES, failures, half);
  },
  allocation: () =>
    measureAllocation(['proxy', 'handler', ...gateways], failures, settings.cpu.warmUp / 5),
  latency: () => measureLatency(['proxy', ...gateways], failures, settings.latencySeconds),
  memory: () => measureMemory(gateways, failures, settings.memorySeconds),
  start: () => measureStart(['proxy', ...gateways], failures, settings.starts),
};

const measured: Record<string, unknown> = {};
for (const part of settings.parts) {
  const startedAt = performance.now();
  measured[part] = await PARTS[part]();
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stderr.write(`${part}: ${seconds} s\n`);
}
const results: BenchResults = {
  node: process.version,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  settings,
  nodeArgs: NODE_ARGS,
  failures: Object.fromEntries(failures),
  ...measured,
};
const report = toReport(results);
process.stdout.write(report);

const isComplete =
  settings.parts.length === ALL_PARTS.length &&
  peers.length === ALL_PEERS.length &&
  NODE_ARGS.length === 0;
const failed = ['proxy', 'handler', 'roster'].filter((name) => failures.has(name));
if (failed.length > 0) {
  process.stderr.write(`Not written to bench/results/: ${failed.join(', ')} failed.\n`);
  process.exitCode = 1;
} else if (isComplete) {
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('latest.md', folder), report);
  const page = new URL('../docs/performance.md', import.meta.url);
  writeFileSync(page, insertResults(readFileSync(page, 'utf8'), report));
  writeFileSync(new URL('latest.json', folder), `${JSON.stringify(results, null, 2)}\n`);
} else {
  process.stderr.write('Not written to bench/results/: this was a part of the bench.\n');
}
