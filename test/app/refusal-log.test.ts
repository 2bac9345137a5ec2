import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { RefusalLog } from '../../src/app/refusal-log.ts';
import type { RefusedRequest } from '../../src/http/refusals/refusal.ts';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { captureLog } from '../support/gateway/captured-log.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';

const refusal = (changed: Partial<RefusedRequest> = {}): RefusedRequest => ({
  requestId: 'r',
  status: 401,
  code: 'UNAUTHENTICATED',
  reason: 'no key of access.apiKeys matches',
  address: '192.0.2.1',
  method: 'POST',
  path: '/graphql',
  ...changed,
});

/** Returns a log of refusals, and its records. */
function open() {
  const log = captureLog();
  return { refusals: new RefusalLog(log), records: log.records, find: log.find };
}

const times = (count: number, act: (n: number) => void) => {
  for (let n = 0; n < count; n += 1) act(n);
};

describe('The log of refused requests', () => {
  it('has ten records of one client and reason, and one for the rest', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { refusals, records } = open();
    times(1000, (n) => refusals.add(refusal({ requestId: `r${n}` })));
    assert.deepEqual(
      records.map(({ requestId, requests }) => [requestId, requests]),
      Array.from({ length: 10 }, (_, n) => [`r${n}`, undefined]),
    );
    t.mock.timers.tick(60_000);
    assert.deepEqual(records.at(-1), {
      level: 'info',
      message: 'Access denied',
      ...refusal({ requestId: 'r999' }),
      requests: 990,
    });
    assert.equal(records.length, 11);

    refusals.add(refusal({ requestId: 'next' }));
    assert.equal(records.at(-1)?.['requestId'], 'next');
  });

  it('has no summary of a few', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { refusals, records } = open();
    times(10, () => refusals.add(refusal()));
    t.mock.timers.tick(60_000);
    assert.equal(records.length, 10);
  });

  it('distinguishes reasons and clients, but not addresses of one network', () => {
    const { refusals, records } = open();
    times(20, (n) => refusals.add(refusal({ address: `2001:db8::${n + 1}` })));
    assert.equal(records.length, 10);
    refusals.add(refusal({ address: '2001:db8:1::1' }));
    refusals.add(refusal({ code: 'NOT_FOUND', status: 404, reason: 'nothing is there' }));
    assert.deepEqual(
      records.slice(10).map(({ message }) => message),
      ['Access denied', 'Request refused'],
    );
  });

  it('is bounded for any number of clients', () => {
    const { refusals, records } = open();
    times(5000, (n) => refusals.add(refusal({ address: `192.0.${n >> 8}.${n & 255}` })));
    assert.equal(records.length, 100);
    refusals.flush();
    const [summary, ...others] = records.slice(100);
    assert.deepEqual([summary?.['address'], summary?.['requests'], others], [null, 4900, []]);
  });

  test('C32: does not grow with refused requests, and metrics count all', async () => {
    const log = captureLog();
    const access = { mode: 'apiKeys', apiKeys: [apiKey('scraper', ['metrics'])] };
    const providers = { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };
    const gateway = await startGatewayOver(providers, { access }, log);
    const refused = () => log.find('Access denied').length;
    try {
      for (let n = 0; n < 40; n += 1) await (await fetch(`${gateway.url}/metrics`)).text();
      assert.equal(refused(), 10);
      const response = await fetch(`${gateway.url}/metrics`, { headers: bearer('scraper') });
      assert.match(
        await response.text(),
        /^roster_requests_refused_total\{status="401",code="UNAUTHENTICATED"\} 40$/m,
      );
    } finally {
      await gateway.close();
    }
    assert.equal(refused(), 11);
    assert.equal(log.find('Access denied').at(-1)?.['requests'], 30);
  });
});
