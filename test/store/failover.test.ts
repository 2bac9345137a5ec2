import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { INCREMENT_WITHIN } from '../../src/rate-limit/counter-scripts.ts';
import { createRedisStore, type StoreReports } from '../../src/store/redis-store.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { toFaultCode } from '../../src/store/store-fault.ts';
import type { StoreServers, StoreTls } from '../../src/store/store-servers.ts';
import { DRILL_KEY, OTHER_HOST_CERTIFICATE } from '../support/faults/certificates.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../support/onapp/certificate.ts';
import { NO_REDIS } from '../support/services/redis-server.ts';
import {
  startPlain,
  startSentinel,
  startStoreProcess,
  startTwoMasters,
} from '../support/services/store-process.ts';

const LONG_MS = 60_000;

/** Opens a store and records what it reports. */
function open(servers: StoreServers | string) {
  const faults: string[] = [];
  const changes: boolean[] = [];
  const failed: string[] = [];
  const reports: StoreReports = {
    onChange: (isReachable, fault) => {
      changes.push(isReachable);
      if (fault !== undefined) faults.push(fault);
    },
    onFault: (kind, fault) => faults.push(`${kind} ${fault}`),
    observe: ({ name, kind, fault }) => {
      if (fault !== undefined) failed.push(`${kind} ${name}`);
    },
  };
  const store = createRedisStore(servers, reports);
  return { store, faults, changes, failed, [Symbol.asyncDispose]: () => store.close() };
}

const untilUp = async (store: Store) => {
  while (!store.isReachable()) await sleep(5);
};

/** Writes until it succeeds, at most ten seconds. */
async function writeAgain(store: Store): Promise<void> {
  for (const until = performance.now() + 10_000; ; await sleep(20)) {
    try {
      return await store.set('a', 'written', LONG_MS);
    } catch (error) {
      if (!(error instanceof StoreError) || performance.now() > until) throw error;
    }
  }
}

describe('A store whose server becomes a replica', { skip: NO_REDIS }, () => {
  it('is left, is not reachable, and is used again', async () => {
    await using server = await startPlain();
    await using opened = open(server.url);
    const { store, faults, failed } = opened;
    await untilUp(store);
    await server.ask('REPLICAOF', '127.0.0.1', '1');
    await assert.rejects(store.set('a', '1', LONG_MS), { message: /READONLY/ });
    assert.equal(store.isReachable(), false);
    await sleep(100);
    await assert.rejects(store.get('a'), StoreError);
    assert.equal(store.isReachable(), false);
    await server.ask('REPLICAOF', 'NO', 'ONE');
    await untilUp(store);
    await store.set('a', '1', LONG_MS);
    assert.deepEqual(new Set(faults), new Set(['write READONLY', 'READONLY']));
    assert.equal(failed[0], 'write set');
  });

  it('is not reachable while only reads succeed', async () => {
    await using server = await startPlain();
    await using opened = open(server.url);
    const { store, faults } = opened;
    await untilUp(store);
    // Out of memory: another connection would not help.
    await server.ask('CONFIG', 'SET', 'maxmemory', '1');
    await assert.rejects(store.set('a', '1', LONG_MS), { message: /OOM/ });
    assert.equal(await store.get('a'), null);
    assert.equal(store.isReachable(), false);
    await server.ask('CONFIG', 'SET', 'maxmemory', '0');
    await store.set('a', '1', LONG_MS);
    assert.equal(store.isReachable(), true);
    assert.deepEqual(faults, ['write OOM']);
  });

  it('signs in again when its password has changed', async () => {
    await using server = await startPlain();
    await server.ask('ACL', 'SETUSER', 'gateway', 'on', '>old', '~*', '&*', '+@all');
    await using opened = open(server.url.replace('//', '//gateway:new@'));
    const { faults, store } = opened;
    while (faults.length === 0) await sleep(5);
    assert.deepEqual(faults, ['WRONGPASS']);
    await server.ask('ACL', 'SETUSER', 'gateway', '>new');
    await untilUp(store);
  });
});

describe('A store behind Sentinels', { skip: NO_REDIS }, () => {
  it('follows them to the new master', async () => {
    await using master = await startPlain();
    await using replica = await startPlain(`replicaof 127.0.0.1 ${master.port}`);
    await using sentinel = await startSentinel(master);
    while (
      !JSON.stringify(await sentinel.ask('SENTINEL', 'replicas', 'roster')).includes(
        `"${replica.port}"`,
      )
    ) {
      await sleep(50);
    }
    await using opened = open({
      kind: 'sentinel',
      name: 'roster',
      // The first one does not respond.
      sentinels: [
        { host: '127.0.0.1', port: 1 },
        { host: '127.0.0.1', port: sentinel.port },
      ],
      sentinelCredentials: {},
      database: 0,
      tls: undefined,
    });
    const { store } = opened;
    await untilUp(store);
    const messages: string[] = [];
    const end = store.subscribe('news', {
      onMessage: (message) => messages.push(message),
      onGap: () => messages.push('gap'),
    });
    while (messages.length === 0) await sleep(5);
    await store.set('a', 'one', LONG_MS);
    assert.equal(await master.ask('GET', 'roster:a'), 'one');
    while ((await replica.ask('GET', 'roster:a')) !== 'one') await sleep(20);
    await master.kill();
    // A Sentinel closes the connections of the server that it promotes, also the one that asks.
    while (String(await replica.ask('ROLE').catch(() => 'slave')).startsWith('slave'))
      await sleep(50);
    await writeAgain(store);
    assert.equal(await replica.ask('GET', 'roster:a'), 'written');
    while (messages.length < 2) await sleep(20);
    await store.publish('news', 'after');
    while (messages.length < 3) await sleep(5);
    assert.deepEqual(messages, ['gap', 'gap', 'after']);
    end();
  });

  it('names an unknown master as the reason', async () => {
    await using master = await startPlain();
    await using sentinel = await startSentinel(master);
    const sentinels = [{ host: '127.0.0.1', port: sentinel.port }];
    const sentinelCredentials = {};
    await using opened = open({
      ...{ kind: 'sentinel', name: 'other', sentinels, sentinelCredentials },
      ...{ database: 0, tls: undefined },
    });
    while (opened.faults.length === 0) await sleep(5);
    assert.deepEqual(opened.faults.slice(0, 1), ['NO_MASTER']);
  });
});

describe('A store in a cluster', { skip: NO_REDIS }, () => {
  it('finds each key, and messages reach all nodes', async () => {
    await using cluster = await startTwoMasters();
    const nodes = [{ host: '127.0.0.1', port: cluster.first.port }];
    await using opened = open({ kind: 'cluster', nodes, tls: undefined });
    const { store } = opened;
    await untilUp(store);
    const messages: string[] = [];
    store.subscribe('news', {
      onMessage: (message) => messages.push(message),
      onGap: () => messages.push('gap'),
    });
    while (messages.length === 0) await sleep(5);
    const keys = Array.from({ length: 20 }, (_none, index) => `key-${index}`);
    await Promise.all(keys.map((key) => store.set(key, key, LONG_MS)));
    assert.deepEqual(await Promise.all(keys.map((key) => store.get(key))), keys);
    const increment = async (key: string) =>
      (await store.run(INCREMENT_WITHIN, [`n${key}`], [LONG_MS, 9].map(String)))[0];
    assert.deepEqual(await Promise.all(keys.map(increment)), [...keys.map(() => 1)]);
    for (let n = 0; n < 10; n += 1) await store.publish('news', `${n}`);
    while (messages.length < 11) await sleep(5);
  });
});

describe('TLS to the store', { skip: NO_REDIS }, () => {
  /** Starts a server that requires a client certificate. */
  async function startTls(certificate = SELF_SIGNED_CERTIFICATE, key = SELF_SIGNED_KEY) {
    const folder = createTemporaryFolder();
    writeFileSync(`${folder.path}/cert.pem`, certificate);
    writeFileSync(`${folder.path}/key.pem`, key);
    writeFileSync(`${folder.path}/ca.pem`, SELF_SIGNED_CERTIFICATE);
    const server = await startStoreProcess(
      (port) => [
        'port 0',
        `tls-port ${port}`,
        `tls-cert-file ${folder.path}/cert.pem`,
        `tls-key-file ${folder.path}/key.pem`,
        `tls-ca-cert-file ${folder.path}/ca.pem`,
        'tls-auth-clients yes',
      ],
      {
        tls: {
          tls: true,
          ca: certificate,
          cert: SELF_SIGNED_CERTIFICATE,
          key: SELF_SIGNED_KEY,
          checkServerIdentity: () => undefined,
        },
      },
    );
    return {
      url: server.url.replace('redis:', 'rediss:'),
      [Symbol.asyncDispose]: async () => {
        await server[Symbol.asyncDispose]();
        folder[Symbol.dispose]();
      },
    };
  }
  const mutual: StoreTls = {
    ca: SELF_SIGNED_CERTIFICATE,
    cert: SELF_SIGNED_CERTIFICATE,
    key: SELF_SIGNED_KEY,
  };

  it('uses the authority and the client certificate', async () => {
    await using server = await startTls();
    await using opened = open({ kind: 'server', url: server.url, tls: mutual });
    await untilUp(opened.store);
    await opened.store.set('a', '1', LONG_MS);
    await using bare = open({ kind: 'server', url: server.url, tls: { ca: mutual.ca } });
    while (bare.faults.length === 0) await sleep(5);
    assert.equal(bare.store.isReachable(), false);
  });

  it('refuses a certificate for another host', async () => {
    await using server = await startTls(OTHER_HOST_CERTIFICATE, DRILL_KEY);
    const tls = { ...mutual, ca: OTHER_HOST_CERTIFICATE };
    await using opened = open({ kind: 'server', url: server.url, tls });
    while (opened.faults.length === 0) await sleep(5);
    assert.deepEqual(opened.faults[0], 'ERR_TLS_CERT_ALTNAME_INVALID');
  });
});

describe('The code of a fault', () => {
  it('contains no address and no text of the server', () => {
    const codes = [
      [new Error('READONLY You cannot write against a replica 10.0.0.1'), 'READONLY'],
      [new Error('MOVED 3999 10.0.0.1:6379'), 'MOVED'],
      [new Error('secret-text'), 'ERR'],
      [new Error(`${'X'.repeat(60)} more`), 'ERR'],
      [Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
      ['no error', 'ERR'],
    ] as const;
    for (const [error, code] of codes) assert.equal(toFaultCode(error), code);
  });
});
