import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson } from '../../../support/upstreams/http-server.ts';
import { connectVms } from '../../../support/vms/gateway.ts';
import { many, queryOf, toPageOf } from '../../../support/vms/page.ts';
import { listAt, memberAt } from '../../../support/vms/property-at.ts';
import { LISTS, memberOf, resolved } from '../../../support/vms/resolve-lazy.ts';
import { answeredProvider } from '../../../support/vms/stub-provider.ts';

const FLATS = many(60, (id) => ({ id, flat: 100 + id, number: `canary-sip-${id}@vms.local` }));
const KEYS = many(3, (id) => ({
  id,
  key: `canary-code-${id}`,
  user: id === 1 ? { id: 6, login: 'ann' } : null,
  flat: id === 2 ? { id: 4, flat: 19 } : [],
  created_at: '2023-04-02 15:00:00',
  updated_at: '2023-04-02 15:00:00',
  deleted_at: id === 3 ? '2024-04-02 15:00:00' : null,
}));

/** Starts a provider with intercoms of sixty flats and three keys each; user 5 has twelve intercoms. */
const withLists = () =>
  answeredProvider((response, { url }) => {
    const { pathname, searchParams } = new URL(url, 'http://vms');
    if (pathname.endsWith('/flats')) return sendJson(response, 200, toPageOf(FLATS, url));
    if (pathname.endsWith('/keys')) return sendJson(response, 200, toPageOf(KEYS, url));
    if (pathname.endsWith('/show')) {
      return sendJson(response, 200, { id: Number(searchParams.get('id')) });
    }
    sendJson(response, 200, { id: 5, login: '170500', intercoms: many(12, (id) => ({ id })) });
  });

type Provider = Awaited<ReturnType<typeof withLists>>['provider'];

async function intercomsOf(provider: Provider, call = aCall()): Promise<readonly unknown[]> {
  const intercoms = await memberOf(await provider.readUser('5', call), 'intercoms');
  return listAt(intercoms, 'nodes');
}

const listCalls = (arrivals: readonly { readonly url: string }[]) =>
  arrivals.map(({ url }) => url).filter((url) => /\/(flats|keys)\?/.test(url));

const idsOf = (connection: unknown) =>
  listAt(connection, 'nodes').map((node) => String(memberAt(node, 'id')));

describe('Intercom.flats', () => {
  it('is not read if it is not selected', async () => {
    await using here = await withLists();
    const intercom = await here.provider.readNode['intercom']?.('1', aCall());
    await resolved(intercom, LISTS);
    await intercomsOf(here.provider);
    assert.deepEqual(listCalls(here.arrivals), []);
  });

  it('reads each page in one call, including the total', async () => {
    await using here = await withLists();
    const [intercom] = await intercomsOf(here.provider);
    const seen: string[] = [];
    let after: unknown = null;
    for (let page = 0; page < 3; page += 1) {
      const flats = await memberOf(intercom, 'flats', { first: 25, after });
      seen.push(...idsOf(flats));
      assert.equal(memberAt(flats, 'totalCount'), 60);
      assert.equal(memberAt(flats, 'pageInfo.hasNextPage'), page < 2);
      after = memberAt(flats, 'pageInfo.endCursor');
    }
    assert.deepEqual(
      seen,
      FLATS.map(({ id }) => `vms/flat/${id}`),
    );
    assert.equal(listCalls(here.arrivals).length, 3);
  });

  it('returns the first 25 flats by default', async () => {
    await using here = await withLists();
    const [intercom] = await intercomsOf(here.provider);
    for (const args of [{}, { first: null, after: null, search: null }]) {
      assert.equal(idsOf(await memberOf(intercom, 'flats', args)).length, 25);
    }
    const [url = '', ...others] = listCalls(here.arrivals);
    assert.deepEqual([queryOf(url), others], [{ page: '1', per_page: '25' }, []]);
  });

  it('sends the search text', async () => {
    await using here = await withLists();
    const [intercom] = await intercomsOf(here.provider);
    await memberOf(intercom, 'flats', { first: 10, search: '12 & more' });
    const [url = ''] = listCalls(here.arrivals);
    assert.deepEqual(queryOf(url), { search: '12 & more', page: '1', per_page: '10' });
  });

  it('rejects a cursor of another search, intercom or list', async () => {
    await using here = await withLists();
    const [first, second] = await intercomsOf(here.provider);
    const page = await memberOf(first, 'flats', { first: 1 });
    const after = memberAt(page, 'pageInfo.endCursor');
    for (const [intercom, list, search] of [
      [first, 'flats', 'other'],
      [second, 'flats', null],
      [first, 'keys', null],
    ] as const) {
      const wrong = memberOf(intercom, list, { first: 1, after, search });
      await assert.rejects(wrong, { code: 'BAD_USER_INPUT' });
    }
    assert.equal(listCalls(here.arrivals).length, 1);
  });

  it('is read once per request', async () => {
    await using here = await withLists();
    const call = aCall();
    const [fromUser] = await intercomsOf(here.provider, call);
    const alone = await here.provider.readNode['intercom']?.('1', call);
    await Promise.all(many(10, () => memberOf(fromUser, 'flats', { first: 5 })));
    await memberOf(alone, 'flats', { first: 5 });
    assert.equal(listCalls(here.arrivals).length, 1);
    await memberOf(fromUser, 'flats', { first: 6 });
    assert.equal(listCalls(here.arrivals).length, 2);
  });

  it('returns the intercom, which the list omits', async () => {
    await using here = await withLists();
    const [, second] = await intercomsOf(here.provider);
    const flats = await resolved(await memberOf(second, 'flats', { first: 1 }));
    assert.equal(memberAt(flats, 'nodes.0.intercom.id'), 'vms/intercom/2');
    assert.equal(memberAt(flats, 'edges.0.node.flat'), 101);
  });

  it('quirk 27: returns the same flats for each version of the list', async () => {
    const shown = await Promise.all(
      (['perPage', 'flat', 'nested'] as const).map(async (flatFields) => {
        await using vms = await runVmsSimulators({ flatFields });
        await using provider = connectVms({
          billing: { url: vms.billing.url },
          admin: { url: vms.admin.url, ...vms.credentials },
        });
        const intercom = await provider.readNode['intercom']?.('1', aCall());
        return resolved(await memberOf(intercom, 'flats'));
      }),
    );
    assert.equal(memberAt(shown[0], 'nodes.0.landlineNumber'), '+375292769284');
    assert.equal(memberAt(shown[0], 'edges.0.keyCount'), 1);
    assert.deepEqual([shown[1], shown[2]], [shown[0], shown[0]]);
  });

  it('quirk 23: follows no link, reads a bare list as one page', async () => {
    await using here = await answeredProvider((response, { url }) =>
      sendJson(response, 200, /\/flats\?/.test(url) ? FLATS.slice(0, 7) : { id: 1 }),
    );
    const intercom = await here.provider.readNode['intercom']?.('1', aCall());
    const flats = await memberOf(intercom, 'flats', { first: 25 });
    assert.deepEqual([idsOf(flats).length, memberAt(flats, 'totalCount')], [7, null]);
    assert.equal(listCalls(here.arrivals).length, 1);
  });
});

describe('Intercom.keys', () => {
  it('returns holder, flat and date of deletion', async () => {
    await using here = await withLists();
    const [intercom] = await intercomsOf(here.provider);
    const keys = await resolved(await memberOf(intercom, 'keys'));
    const reported = listAt(keys, 'edges').map((edge) =>
      ['node.intercom.id', 'user', 'flatId', 'deletedAt'].map((path) => memberAt(edge, path)),
    );
    assert.deepEqual(reported, [
      ['vms/intercom/1', { id: 'vms/user/6' }, null, null],
      ['vms/intercom/1', null, 'vms/flat/4', null],
      ['vms/intercom/1', null, null, new Date('2024-04-02T12:00:00Z')],
    ]);
    assert.deepEqual(memberAt(keys, 'nodes.0.createdAt'), new Date('2023-04-02T12:00:00Z'));
  });

  it('returns the keys of the simulator', async () => {
    await using vms = await runVmsSimulators();
    await using provider = connectVms({
      billing: { url: vms.billing.url },
      admin: { url: vms.admin.url, ...vms.credentials },
    });
    const intercom = await provider.readNode['intercom']?.('2', aCall());
    const keys = await resolved(await memberOf(intercom, 'keys', { first: 3 }));
    assert.deepEqual(idsOf(keys), ['vms/key/2', 'vms/key/3', 'vms/key/4']);
    assert.equal(memberAt(keys, 'totalCount'), 4);
    assert.deepEqual(
      [memberAt(keys, 'edges.0.user.id'), memberAt(keys, 'edges.0.flatId')],
      ['vms/user/6', 'vms/flat/2'],
    );
  });
});

describe('Intercom flats and keys', () => {
  it('quirk 15: never print codes of keys and SIP addresses', async () => {
    await using here = await withLists();
    const [intercom] = await intercomsOf(here.provider);
    const held = await Promise.all(['flats', 'keys'].map((list) => memberOf(intercom, list)));
    assert.equal(
      `${JSON.stringify(held)}${inspect(held, { depth: null })}`.includes('canary'),
      false,
    );
    const [flats, keys] = await Promise.all(held.map((list) => resolved(list)));
    assert.equal(memberAt(flats, 'nodes.0.sipNumber'), 'canary-sip-1@vms.local');
    assert.equal(memberAt(keys, 'nodes.2.code'), 'canary-code-3');
  });

  it('are limited to ten intercoms of a page, except by id', async () => {
    await using here = await withLists();
    const call = aCall();
    const intercoms = await intercomsOf(here.provider, call);
    await memberOf(intercoms[9], 'flats');
    for (const list of ['flats', 'keys']) {
      await assert.rejects(memberOf(intercoms[10], list), (error: Error) => {
        assert.equal(Object(error).code, 'FANOUT_LIMIT');
        assert.match(error.message, /by its id/);
        return true;
      });
    }
    assert.equal(listCalls(here.arrivals).length, 1);
    const eleventh = await here.provider.readNode['intercom']?.('11', call);
    assert.equal(idsOf(await memberOf(eleventh, 'keys')).length, 3);
  });

  it('fail without the Admin API, and nothing is sent', async () => {
    await using here = await answeredProvider((response) => sendJson(response, 200, { id: 1 }), {
      admin: null,
    });
    const intercom = await here.provider.readNode['intercom']?.('1', aCall());
    for (const list of ['flats', 'keys']) {
      await assert.rejects(memberOf(intercom, list), { code: 'UNSUPPORTED_BY_PROVIDER' });
    }
    assert.equal(here.arrivals.length, 1);
  });

  it('reject invalid page sizes before any call', async () => {
    await using here = await withLists();
    const [intercom] = await intercomsOf(here.provider);
    for (const first of [0, -1, 101]) {
      await assert.rejects(memberOf(intercom, 'keys', { first }), { code: 'BAD_USER_INPUT' });
    }
    assert.deepEqual(listCalls(here.arrivals), []);
  });
});
