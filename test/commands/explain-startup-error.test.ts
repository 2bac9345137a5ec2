import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { checkHost } from '../../src/commands/check-host.ts';
import { explainStartupError } from '../../src/commands/explain-startup-error.ts';
import { getFaultCode } from '../../src/lib/explain-fault.ts';
import { dropRootRights } from '../support/files/root-rights.ts';

/** Linux has the first port that every account may open in a file; containers often set it to 0. */
const FIRST_PORT = '/proc/sys/net/ipv4/ip_unprivileged_port_start';
const EVERY_PORT_IS_PERMITTED =
  existsSync(FIRST_PORT) && Number(readFileSync(FIRST_PORT, 'utf8')) > 80
    ? false
    : 'this system lets every account open port 80';

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

  it('explains a host that is unknown, without its name', async () => {
    // No name server is asked for a name that cannot exist.
    assert.equal(
      explainStartupError(await catchError('canary..host'), 'gateway'),
      `server.host cannot be used, the host name is unknown (ENOTFOUND): ${HINT}`,
    );
  });

  it('explains a port below 1024', { skip: EVERY_PORT_IS_PERMITTED }, async () => {
    using _rights = dropRootRights();
    assert.equal(
      explainStartupError(await catchError('127.0.0.1', 80), 'gateway'),
      'Port 80 is not permitted for this account: choose one above 1023, or grant CAP_NET_BIND_SERVICE; set --port, PORT, or server.port in the configuration.',
    );
  });

  it('explains a port in use', async () => {
    const [one, two] = [createServer(), createServer()];
    one.listen(0, '127.0.0.1');
    await once(one, 'listening');
    const address = one.address();
    assert.ok(typeof address === 'object' && address !== null);
    const { port } = address;
    two.listen(port, '127.0.0.1');
    const [error] = await once(two, 'error');
    assert.equal(
      explainStartupError(error, 'simulators'),
      `Port ${port} is already in use: choose others with --port.`,
    );
    assert.equal(
      await checkHost({ host: '127.0.0.1', port }),
      `works, but port ${port} is in use, by a running gateway or by another program`,
    );
    one.close();
  });

  it('leaves other errors to others', () => {
    assert.equal(explainStartupError(new Error('canary'), 'gateway'), undefined);
    assert.equal(explainStartupError('canary', 'gateway'), undefined);
    const file = Object.assign(new Error('open'), { code: 'EACCES' });
    assert.equal(explainStartupError(file, 'gateway'), undefined);
    assert.equal(getFaultCode(file), 'EACCES');
  });
});
