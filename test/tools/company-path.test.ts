import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingsSchema } from '../../src/providers/registry.ts';
import { renderPath } from '../../tools/company-path.ts';
import { readSource } from '../support/files/sources.ts';

const page = readSource('docs/scaling.md');
const table = renderPath(readSource('docs/performance.md'));

/** Returns the figure of the busiest minute in a row, for a number of agents. */
function peakOf(row: string, column: number): number {
  const line = table.split('\n').find((text) => text.startsWith(`| ${row}`)) ?? '';
  return Number(line.split('|')[column + 1]?.split('/')[1]);
}

describe('A company’s path in docs/scaling.md', () => {
  it('shows what npm run docs:path prints', () => {
    assert.ok(page.includes(table), table);
  });

  it('says rightly which default limit is exceeded first', () => {
    const provider = { kind: 'activePlatform', url: 'http://127.0.0.1:9', apiToken: 'x' };
    const { limits, server, providers } = settingsSchema().parse({ providers: { a: provider } });
    const { perCaller } = limits;
    assert.ok(peakOf('updates per minute', 1) > perCaller.mutationsPerMinute);
    assert.ok(peakOf('requests per minute', 1) < perCaller.perMinute);
    assert.ok(peakOf('operations in flight', 4) < limits.inFlight);
    assert.equal(server.maxConnections, 2000);
    const { maxConcurrent, maxWaiting } = Object.assign({}, ...Object.values(providers));
    assert.deepEqual([maxConcurrent, maxWaiting], [32, 64]);
  });

  it('says rightly that CPU time is not what breaks first', () => {
    assert.ok(peakOf('CPU of all replicas', 4) < 1);
    assert.ok(peakOf('calls per second at one API', 2) > 50);
  });
});
