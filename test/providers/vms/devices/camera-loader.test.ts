import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson, startHttpServer } from '../../../support/upstreams/http-server.ts';
import { connectVms } from '../../../support/vms/gateway.ts';
import { many } from '../../../support/vms/page.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { memberOf } from '../../../support/vms/resolve-lazy.ts';
import { answeredProvider } from '../../../support/vms/stub-provider.ts';

/** Returns the ids that each call to `cameras/list` requested. */
const askedIds = (arrivals: readonly { readonly url: string }[]) =>
  arrivals.map(({ url }) => new URL(url, 'http://vms').searchParams.getAll('cameras_ids[]'));

/** Starts a provider whose Billing API has every camera. */
const withCameras = () =>
  answeredProvider((response, { url }) => {
    const [ids = []] = askedIds([{ url }]);
    sendJson(
      response,
      200,
      ids.map((id) => ({ id: Number(id), name: `Camera ${id}` })),
    );
  });

describe('Camera read by id', () => {
  it('reads up to thirty cameras in one call', async () => {
    for (const [count, calls] of [
      [1, [1]],
      [30, [30]],
      [31, [30, 1]],
      [65, [30, 30, 5]],
    ] as const) {
      await using here = await withCameras();
      const call = aCall();
      const ids = many(count, String);
      const read = here.provider.readNode['camera'];
      const cameras = await Promise.all(ids.map((id) => read?.(id, call)));
      assert.deepEqual(
        cameras.map((camera) => memberAt(camera, 'name')),
        ids.map((id) => `Camera ${id}`),
      );
      assert.deepEqual(
        askedIds(here.arrivals).map(({ length }) => length),
        calls,
      );
    }
  });

  it('reads a camera once per request', async () => {
    await using here = await withCameras();
    const read = here.provider.readNode['camera'];
    const call = aCall();
    await Promise.all(many(10, () => read?.('7', call)));
    await read?.('7', call);
    assert.deepEqual(askedIds(here.arrivals), [['7']]);
    await read?.('7', aCall());
    assert.equal(here.arrivals.length, 2);
  });

  it('returns null for a camera that the list omits', async () => {
    await using vms = await runVmsSimulators();
    await using provider = connectVms({ billing: { url: vms.billing.url } });
    const call = aCall();
    const read = provider.readNode['camera'];
    const cameras = await Promise.all(['3', '999', '2'].map((id) => read?.(id, call)));
    assert.deepEqual(
      cameras.map((camera) => memberAt(camera, 'id') ?? null),
      ['vms/camera/3', null, 'vms/camera/2'],
    );
    assert.equal(vms.billing.journal.length, 1);
  });

  it('quirk 18: returns null for each camera if the list is null', async () => {
    await using here = await answeredProvider((response) => sendJson(response, 200, null));
    const call = aCall();
    const read = here.provider.readNode['camera'];
    assert.deepEqual(await Promise.all(['1', '2'].map((id) => read?.(id, call))), [null, null]);
    assert.equal(here.arrivals.length, 1);
  });

  it('rejects a list with a camera that was not requested', async () => {
    const body = [
      { id: 1, name: 'Gate' },
      { id: 2, name: 'canary-name' },
    ];
    await using here = await answeredProvider((response) => sendJson(response, 200, body));
    const read = here.provider.readNode['camera']?.('1', aCall());
    await assert.rejects(Promise.resolve(read), (error: Error) => {
      assert.equal(Object(error).code, 'UPSTREAM_CONTRACT');
      assert.equal(error.message.includes('canary'), false);
      return true;
    });
  });
});

describe('Camera list with malformed entries', () => {
  /** Reads these cameras together and returns the outcome of each: its name, null or the error. */
  async function endsOf(ids: readonly string[], body: unknown) {
    await using here = await answeredProvider((response) => sendJson(response, 200, body));
    const call = aCall();
    const read = here.provider.readNode['camera'];
    const ends = await Promise.allSettled(ids.map((id) => read?.(id, call)));
    assert.equal(here.arrivals.length, 1);
    return ends.map((end) => {
      if (end.status === 'fulfilled') return memberAt(end.value, 'name') ?? null;
      return `${memberAt(end.reason, 'code')}: ${memberAt(end.reason, 'message')}`;
    });
  }

  const odd = (detail: string) =>
    `UPSTREAM_CONTRACT: vms: response is not as documented (${detail}).`;

  it('reads cameras with unreadable properties', async () => {
    const gate = { id: 1, name: 'Gate' };
    const ends = await endsOf(
      ['1', '2', '3', '4'],
      [{ id: 2 }, gate, { id: 3, name: 'Yard', start_at: 'canary' }],
    );
    // The second camera has no name, and the fourth is not listed.
    assert.deepEqual(ends, ['Gate', null, 'Yard', null]);
  });

  it('fails omitted cameras too if an entry has no id', async () => {
    const ends = await endsOf(['1', '2'], [{ name: 'canary' }, { id: 2, name: 'Gate' }]);
    assert.deepEqual(ends, [odd('$.0.id: expected a whole number'), 'Gate']);
  });

  it('fails all cameras if the response is not a list', async () => {
    const ends = await endsOf(['1', '2'], 'canary');
    assert.deepEqual(ends, Array(2).fill(odd('$: expected a list')));
  });
});

describe('Intercom read by id', () => {
  const showing = (status: number, body: unknown) =>
    answeredProvider((response) =>
      body === undefined ? response.writeHead(status).end() : sendJson(response, status, body),
    );

  it('sends the id in the query', async () => {
    await using here = await showing(200, { id: 2, title: 'Gate' });
    const intercom = await here.provider.readNode['intercom']?.('2', aCall());
    assert.equal(memberAt(intercom, 'id'), 'vms/intercom/2');
    assert.deepEqual(
      here.arrivals.map(({ method, url, body }) => [method, url, body]),
      [['GET', '/api/v1/billing/intercoms/show?id=2', '']],
    );
  });

  it('quirk 17: returns null for an empty 204 and for a 404', async () => {
    for (const [status, body] of [
      [204, undefined],
      [404, { message: 'Not found' }],
    ] as const) {
      await using here = await showing(status, body);
      assert.equal(await here.provider.readNode['intercom']?.('2', aCall()), null);
    }
  });

  it('quirk 17: returns null for a 204 with bytes behind it', async () => {
    await using upstream = await startRawServer(
      'HTTP/1.1 204 No Content\r\ncontent-length: 8\r\n\r\n{"id":2}',
    );
    await using provider = connectVms({ billing: { url: upstream.url } });
    const read = await provider.readNode['intercom']?.('2', aCall());
    assert.equal(read, null);
  });

  it('quirk 22: treats a 404 in HTML as a failure', async () => {
    await using here = await answeredProvider((response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>'),
    );
    const read = here.provider.readNode['intercom']?.('2', aCall());
    await assert.rejects(Promise.resolve(read), { code: 'UPSTREAM_REJECTED' });
  });

  it('rejects a response about another intercom', async () => {
    await using here = await showing(200, { id: 3, title: 'Gate' });
    const read = here.provider.readNode['intercom']?.('2', aCall());
    await assert.rejects(Promise.resolve(read), { code: 'UPSTREAM_CONTRACT' });
  });

  it('returns the fields and flats of a simulated intercom', async () => {
    await using vms = await runVmsSimulators();
    await using provider = connectVms({
      billing: { url: vms.billing.url },
      admin: { url: vms.admin.url, ...vms.credentials },
    });
    const intercom = await provider.readNode['intercom']?.('2', aCall());
    const members = ['name', 'department', 'externalId', 'model'];
    assert.deepEqual(await Promise.all(members.map((name) => memberOf(intercom, name))), [
      'Sosnovaya 1, entrance 1',
      'main',
      'intercom-2',
      'IC-3000',
    ]);
    assert.equal(memberAt(await memberOf(intercom, 'camera'), 'id'), 'vms/camera/6');
    const flats = await memberOf(intercom, 'flats', { first: 2 });
    assert.equal(memberAt(flats, 'totalCount'), 3);
  });
});

/** Starts a server that sends these bytes in response to every request. */
async function startRawServer(text: string) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () => socket.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}

describe('Device reads without the Billing API', () => {
  it('fail as unsupported, and nothing is sent', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, []));
    await using provider = connectVms({ admin: { url: upstream.url, token: 'canary' } });
    for (const type of ['camera', 'intercom']) {
      const read = provider.readNode[type]?.('1', aCall());
      await assert.rejects(Promise.resolve(read), { code: 'UNSUPPORTED_BY_PROVIDER' });
    }
    assert.deepEqual(upstream.arrivals, []);
  });
});
