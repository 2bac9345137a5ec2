import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import tls from 'node:tls';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startDemo } from '../support/gateway/demo.ts';
import { settingsOver, startGatewayOver } from '../support/gateway/gateway.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../support/onapp/certificate.ts';

describe('Default settings', () => {
  it('G17: admit no page of another site', async () => {
    await using demo = await startDemo();
    const origin = 'https://evil.example';
    const requested = await fetch(`${demo.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    const sent = await fetch(`${demo.url}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ providers { id } }' }),
    });
    for (const { headers } of [requested, sent]) {
      const names = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
      assert.deepEqual(names, []);
    }
    assert.ok(requested.status >= 400);
  });

  it('G17: send no plain HTTP to other machines', () => {
    const platform = (more: object) =>
      settingsOver({
        a: { kind: 'activePlatform', url: 'http://platform.example', apiToken: 'x', ...more },
      });
    assert.throws(() => platform({}), /must be https, or set allowHttp: true/);
    assert.ok(platform({ allowHttp: true }));
  });

  it('G17: use TLS 1.2 or newer, whatever the settings of Node', async () => {
    tls.DEFAULT_MIN_VERSION = 'TLSv1';
    tls.DEFAULT_CIPHERS = ANY_CIPHERS;
    for (const [version, code] of [
      ['TLSv1.1', 'UPSTREAM_UNREACHABLE'],
      ['TLSv1.2', undefined],
    ] as const) {
      await using upstream = await startTlsServer(version);
      assert.equal(await greet(upstream.port), version);
      using folder = createTemporaryFolder();
      await using gateway = await startGatewayOver({
        a: {
          kind: 'activePlatform',
          url: `https://127.0.0.1:${upstream.port}`,
          apiToken: 'x',
          caFile: folder.write('ca.pem', SELF_SIGNED_CERTIFICATE),
        },
      });
      const { errors } = await send(gateway.url, '{ user(id: "a/user/1") { id } }');
      assert.equal(errors[0]?.extensions['code'], code);
    }
  });
});

const ANY_CIPHERS = 'DEFAULT@SECLEVEL=0';

/** Starts an upstream that speaks one version of TLS. */
async function startTlsServer(version: 'TLSv1.1' | 'TLSv1.2') {
  const server = createServer(
    {
      key: SELF_SIGNED_KEY,
      cert: SELF_SIGNED_CERTIFICATE,
      minVersion: version,
      maxVersion: version,
      ciphers: ANY_CIPHERS,
    },
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1}');
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Returns the version that a client with Node's own settings negotiates. */
function greet(port: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, ca: SELF_SIGNED_CERTIFICATE };
    const socket = tls.connect(options, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
