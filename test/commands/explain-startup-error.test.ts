import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { checkHost } from '../../src/commands/check-host.ts';
import { explainStartupError } from '../../src/commands/explain-startup-error.ts';
import { getFaultCode } from '../../src/lib/explain-fault.ts';

/** Returns the error of a port that cannot be opened. */
const catchError = (host: string, port = 0): Promise<unknown> =>
  checkHost({ host, port }).then(
    () => assert.fail('The port was opened.'),
    (error: unknown) => error,
  );

const HINT =
  'set --host, HOST, or server.host in the configuration: 127.0.0.1 for this machine only, 0.0.0.0 for all of its addresses.';

describe('explainStartupError', () => {
  it('explains a host that this machine does not have', async () => {
    // The address is for documentation only (RFC 5737).
    assert.equal(
      explainStartupError(await catchError('192.0.2.1'), 'gateway'),
      `server.host cannot be used, it is no address of this machine (EADDRNOTAVAIL): ${HINT}`,
    );
  });

  it('explains a host that is unknown, without its name', () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND canary'), { code: 'ENOTFOUND' });
    assert.equal(
      explainStartupError(error, 'gateway'),
      `server.host cannot be used, the host name is unknown (ENOTFOUND): ${HINT}`,
    );
  });

  it('explains a port below 1024', () => {
    const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES', port: 80 });
    assert.equal(
      explainStartupError(error, 'gateway'),
      'Port 80 is not permitted for this account: choose one above 1023, or grant CAP_NET_BIND_SERVICE; set --port, PORT, or server.port in the configuration.',
    );
  });

  it('explains a port in use', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 1 });
    assert.equal(
      explainStartupError(error, 'simulators'),
      'Port 1 is already in use: choose others with --port.',
    );
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    assert.match(
      (await checkHost({ host: '127.0.0.1', port: address.port })) ?? '',
      /is in use, by a running gateway or by another program$/,
    );
    server.close();
  });

  it('leaves other errors to others', () => {
    assert.equal(explainStartupError(new Error('canary'), 'gateway'), undefined);
    assert.equal(explainStartupError('canary', 'gateway'), undefined);
    const file = Object.assign(new Error('open'), { code: 'EACCES' });
    assert.equal(explainStartupError(file, 'gateway'), undefined);
    assert.equal(getFaultCode(file), 'EACCES');
  });
});
