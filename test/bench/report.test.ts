import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toReport } from '../../bench/report/report.ts';
import type { BenchResults } from '../../bench/results.ts';
import { readBenchSettings } from '../../bench/settings.ts';

const RESULTS: BenchResults = {
  node: 'v24.0.0',
  processor: 'a processor',
  cores: 2,
  settings: readBenchSettings(),
  nodeArgs: [],
  failures: { hive: 'it did not start' },
  cpu: [
    { operation: 'one user', server: 'proxy', us: 300, over: {}, calls: 1 },
    { operation: 'one user', server: 'roster', us: 1200, over: { proxy: 4 }, calls: 1 },
  ],
  latency: [
    { server: 'proxy', p50: 52, p99: 60, hotCalls: 1 },
    { server: 'roster', p50: 55, p99: 70, hotCalls: 0.8 },
  ],
};

describe('the report', () => {
  const report = toReport(RESULTS);

  it('shows ratios over the base line', () => {
    assert.match(report, /\| one user \| – \| 4\.0x \| – \| – \|/);
  });

  it('names a server that could not be measured', () => {
    assert.match(report, /^Not measured: Hive Gateway \+ Mesh: it did not start$/m);
  });

  it('subtracts the latency of the proxy', () => {
    assert.match(report, /\| Roster \| 55 \| 70 \| 3 \| 10 \| 0\.80 \|/);
  });

  it('leaves out parts that were not run', () => {
    assert.doesNotMatch(report, /Resident memory/);
  });
});
