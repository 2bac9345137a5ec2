import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { startHeldUpstream } from '../../support/upstreams/blocking-upstream.ts';

const READ = '{ user(id: "activeplatform/user/1") { id } }';

async function startBusyGateway(inFlight: number) {
  const upstream = await startHeldUpstream();
  const gateway = await startGatewayOver(
    { activeplatform: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' } },
    { limits: { inFlight } },
  );
  const pending = send(gateway.url, READ);
  await upstream.arrived(1);
  return {
    url: gateway.url,
    /** Releases the operation that holds the only slot. */
    finish: () => {
      upstream.releaseAll();
      return pending;
    },
    [Symbol.asyncDispose]: async () => {
      upstream.releaseAll();
      await gateway.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

describe('Load above limits.inFlight', () => {
  it('is refused at once with 503, Retry-After and GraphQL errors', async () => {
    await using busy = await startBusyGateway(1);
    const response = await fetch(`${busy.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ providers { id } }' }),
    });
    // The slot is held meanwhile, so a refusal that waited for it would not come at all.
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '1');
    assert.deepEqual(await response.json(), {
      errors: [
        {
          message: 'Too many operations are in flight: send the request again after a moment.',
          extensions: {
            code: 'OVERLOADED',
            write: 'NOT_APPLIED',
            requestId: response.headers.get('x-request-id'),
            retryAfterSeconds: 1,
          },
        },
      ],
    });
  });

  it('is refused before the body arrives', async () => {
    await using busy = await startBusyGateway(1);
    const { port, host } = new URL(busy.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = ['POST /graphql HTTP/1.1', `host: ${host}`, 'content-type: application/json'];
    socket.write(`${[...head, 'content-length: 1000'].join('\r\n')}\r\n\r\n`);
    const [result] = await once(socket, 'data', { signal: AbortSignal.timeout(2000) });
    socket.destroy();
    assert.match(String(result), /^HTTP\/1\.1 503 /);
  });

  it('harms neither operations in flight nor later ones', async () => {
    await using busy = await startBusyGateway(1);
    assert.equal((await send(busy.url, READ)).status, 503);
    assert.deepEqual((await busy.finish()).data, { user: { id: 'activeplatform/user/1' } });
    assert.equal((await send(busy.url, '{ providers { id } }')).status, 200);
  });

  it('fills only the free slots when many requests arrive together', async () => {
    await using busy = await startBusyGateway(3);
    const args = Array.from({ length: 20 }, (_, at) =>
      send(busy.url, `{ user(id: "activeplatform/user/${at + 2}") { id } }`),
    );
    const refused = Promise.all(
      args.map((one) => one.then(({ status }) => status === 503 && refusals.push(status))),
    );
    const refusals: number[] = [];
    while (refusals.length < 18) await new Promise((resolve) => setTimeout(resolve, 5));
    const answering = setInterval(() => busy.finish(), 5);
    await refused;
    clearInterval(answering);
    assert.equal(refusals.length, 18);
  });

  it('leaves health and metrics available', async () => {
    await using busy = await startBusyGateway(1);
    await send(busy.url, READ);
    assert.equal((await fetch(`${busy.url}/health/live`)).status, 200);
    assert.equal((await fetch(`${busy.url}/health/ready`)).status, 200);
    const text = await (await fetch(`${busy.url}/metrics`)).text();
    assert.match(text, /^roster_operations_in_flight 1$/m);
    assert.match(text, /^roster_operations_refused_total 1$/m);
  });

  it('is accepted with inFlight: 0', async () => {
    await using busy = await startBusyGateway(0);
    assert.equal((await send(busy.url, '{ providers { id } }')).status, 200);
  });
});
