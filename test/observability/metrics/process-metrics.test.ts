import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSource } from '../../support/files/sources.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { readMetrics, samplesOf, sumOf, UNCALLED_PROVIDERS } from './samples.ts';

describe('The metrics of the process', () => {
  it('show the version of the gateway and of Node.js', async () => {
    await using gateway = await startGatewayOver(UNCALLED_PROVIDERS);
    const { version } = JSON.parse(readSource('package.json'));
    const builds = await samplesOf(gateway.url, 'roster_build_info');
    assert.deepEqual(
      builds.map(({ labels, value }) => [labels, value]),
      [[{ version, node: process.version }, 1]],
    );
  });

  it('show memory, CPU time and the event loop', async () => {
    await using gateway = await startGatewayOver(UNCALLED_PROVIDERS);
    assert.ok((await sumOf(gateway.url, 'process_resident_memory_bytes')) > 10_000_000);
    assert.ok((await sumOf(gateway.url, 'process_cpu_seconds_total')) > 0.01);
    assert.ok((await sumOf(gateway.url, 'nodejs_heap_size_used_bytes')) > 1_000_000);
    assert.match(await readMetrics(gateway.url), /^nodejs_eventloop_lag_p99_seconds \S+$/m);
    const startedAt = await sumOf(gateway.url, 'process_start_time_seconds');
    assert.ok(Math.abs(startedAt - (Date.now() / 1000 - process.uptime())) < 5);
  });

  it('show the process once if it has several gateways', async () => {
    await using one = await startGatewayOver(UNCALLED_PROVIDERS);
    await using other = await startGatewayOver(UNCALLED_PROVIDERS);
    const count = async (url: string) =>
      (await readMetrics(url)).split('\n').filter((line) => line.startsWith('process_cpu_seconds'))
        .length;
    assert.deepEqual([await count(one.url), await count(other.url)], [1, 1]);
  });
});
