import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toClientNetwork } from '../../../src/http/connections/client-network.ts';
import { ConnectionLimit } from '../../../src/http/connections/connection-limit.ts';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
const half = fc.tuple(group, group, group, group);
const write = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(':');

/** Returns the ways to write an address: padded, in capitals, with its longest row of zeros left out, with a zone. */
const spellings = (groups: readonly number[]) => [
  write(groups),
  write(groups).toUpperCase(),
  groups.map((one) => one.toString(16).padStart(4, '0')).join(':'),
  new URL(`http://[${write(groups)}]`).hostname.slice(1, -1),
  `${write(groups)}%eth0`,
];

function openFrom(server: ReturnType<typeof createServer>, address: string): Socket {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  server.emit('connection', socket);
  return socket;
}

describe('toClientNetwork', () => {
  it(`C28: returns one network for each IPv6 /64 (SEED=${SEED})`, () => {
    fc.assert(
      fc.property(half, half, half, half, (network, one, otherNetwork, other) => {
        // The network of zeros contains the mapped addresses of IPv4.
        fc.pre(network.some((part) => part > 0) && otherNetwork.some((part) => part > 0));
        const known = spellings([...network, ...one]).map(toClientNetwork);
        const others = spellings([...otherNetwork, ...other]).map(toClientNetwork);
        assert.equal(new Set(known).size, 1);
        assert.equal(new Set(others).size, 1);
        assert.equal(known[0] === others[0], write(network) === write(otherNetwork));
      }),
      { seed: SEED },
    );
  });

  it('C28: returns an IPv4 address, however it is written', () => {
    for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:c000:201', '::ffff:c000:0201'])
      assert.equal(toClientNetwork(address), '192.0.2.1');
    assert.notEqual(toClientNetwork('::ffff:192.0.2.2'), '192.0.2.1');
    assert.equal(toClientNetwork('::1'), '0:0:0:0::/64');
    assert.equal(toClientNetwork(''), '');
  });
});

describe('ConnectionLimit', () => {
  it('C28: closes excess connections of the /64 that opens them', () => {
    const dropped: string[] = [];
    const limit = new ConnectionLimit({
      max: () => 10,
      isActive: () => false,
      report: (reason) => dropped.push(reason),
    });
    const server = createServer();
    limit.attachTo(server);
    const others = ['192.0.2.1', '192.0.2.1', '2001:db8:1::1', '2001:db8:1::1'].map((address) =>
      openFrom(server, address),
    );
    for (let n = 1; n <= 100; n += 1) openFrom(server, `2001:db8:2:0:${n.toString(16)}::1`);
    assert.deepEqual(
      others.map(({ destroyed }) => destroyed),
      [false, false, false, false],
    );
    assert.deepEqual([limit.count, dropped.length], [10, 94]);
  });
});
