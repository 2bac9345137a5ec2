import assert from 'node:assert/strict';
import { it } from 'node:test';
import { destroy, openNode, toTargetOptions } from '../../src/store/store-connection.ts';
import { NO_REDIS } from '../support/services/redis-server.ts';
import { startPlain } from '../support/services/store-process.ts';

it('Connections share the class of their clients', { skip: NO_REDIS }, async () => {
  await using server = await startPlain();
  const open = () => openNode(toTargetOptions(server.url, { tls: undefined }), () => {});
  const [one, two] = [await open(), await open()];
  // To generate it takes 40 ms, in which no request is handled.
  assert.equal(one.constructor, two.constructor);
  for (const client of [one, two]) destroy(client);
});
