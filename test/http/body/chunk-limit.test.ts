import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

describe('limitChunks', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  /** Sends a body in chunks of one byte, and returns all that is received until the connection is closed. */
  async function sendChunks(count: number): Promise<string> {
    const { hostname, port } = new URL(demo.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const body = JSON.stringify({ query: '{ providers { id } }' }).padEnd(count, ' ');
    const chunks = [...body].map((byte) => `1\r\n${byte}\r\n`).join('');
    const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json`;
    socket.on('error', () => {});
    socket.write(
      `${head}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
    );
    return text(socket).catch(() => 'reset');
  }

  it('reads a body of some thousand chunks', async () => {
    assert.match(await sendChunks(4000), /^HTTP\/1\.1 200 /);
  });

  it('A18: closes the connection of a body with more chunks', async () => {
    assert.doesNotMatch(await sendChunks(20_000), / 200 /);
  });
});
