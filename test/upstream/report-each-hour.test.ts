import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Departure } from '../../src/upstream/observer.ts';
import { reportEachHour } from '../../src/upstream/report-each-hour.ts';

const endpoint = (path: string) =>
  ({ api: 'A', method: 'GET', path, effect: 'read' }) as Departure['endpoint'];
const departure = (path: string, over: Partial<Departure> = {}): Departure => ({
  provider: 'vms',
  endpoint: endpoint('/users/{user}'),
  path,
  detail: `${path}: expected a date`,
  ...over,
});

describe('reportEachHour', () => {
  it('reports a path again only after an hour', () => {
    let now = 0;
    const reported: string[] = [];
    const report = reportEachHour(
      ({ path }) => reported.push(path),
      () => now,
    );
    for (now of [0, 1000, 3_599_999, 3_600_000, 3_600_001]) report(departure('$.created_at'));
    assert.deepEqual(reported, ['$.created_at', '$.created_at']);
  });

  it('distinguishes providers, endpoints and paths', () => {
    let reports = 0;
    const report = reportEachHour(
      () => {
        reports += 1;
      },
      () => 0,
    );
    for (const each of [
      departure('$.a'),
      departure('$.b'),
      departure('$.a', { provider: 'other' }),
      departure('$.a', { endpoint: endpoint('/users') }),
    ]) {
      report(each);
      report(each);
    }
    assert.equal(reports, 4);
  });
});
