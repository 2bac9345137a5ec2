import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { startHeldUpstream } from '../../support/upstreams/blocking-upstream.ts';

const UPDATE = JSON.stringify({
  query:
    'mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/1", firstName: "A" } }) { __typename } }',
});

async function startHeldGateway() {
  const upstream = await startHeldUpstream();
  const gateway = await startGatewayOver({
    activeplatform: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' },
  });
  /**
   * Sends these bytes and returns everything that arrives until the connection is closed.
   *
   * @param later sent when the upstream has a call.
   */
  const exchange = async (bytes: string, later = ''): Promise<string> => {
    const { hostname, port, host } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    socket.write(bytes.replaceAll('$HOST', host));
    if (later !== '') {
      await upstream.arrived(1);
      socket.write(later);
    }
    await once(socket, 'close');
    return text;
  };
  return {
    upstream,
    exchange,
    [Symbol.asyncDispose]: async () => {
      upstream.releaseAll();
      await gateway.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

const post = (length: number, body: string) =>
  `POST /graphql HTTP/1.1\r\nhost: $HOST\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

describe('Bytes that are not HTTP', () => {
  it('are refused as not applied, in words', async () => {
    await using here = await startHeldGateway();
    for (const bytes of [
      'NONSENSE\r\n\r\n',
      `${post(10, '')}`
        .replace('content-length: 10', 'transfer-encoding: chunked')
        .concat('zz\r\n'),
    ]) {
      const [head = '', body = ''] = (await here.exchange(bytes)).split('\r\n\r\n');
      assert.match(head, /^HTTP\/1\.1 400 /);
      const [{ message, extensions }] = JSON.parse(body).errors;
      assert.match(message, /^The bytes are not a valid HTTP\/1\.1 request: [a-z].*\.$/);
      assert.deepEqual([extensions.code, extensions.write], ['BAD_REQUEST', 'NOT_APPLIED']);
      assert.ok(head.includes(`x-request-id: ${extensions.requestId}`));
    }
  });

  it('A29: are not the response to an update in flight', async () => {
    await using here = await startHeldGateway();
    const request = post(Buffer.byteLength(UPDATE), UPDATE);
    // The body is longer than its length, so that its end looks like another request.
    assert.equal(await here.exchange(request, '}}\r\n\r\n'), '');
    assert.equal(here.upstream.arrivals.length, 1);
    assert.equal(await here.exchange(`${request}}}\r\n\r\n`), '');
  });
});
