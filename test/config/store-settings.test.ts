import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { checkSettings } from '../../src/config/check-settings.ts';
import { findUnsafeChanges } from '../../src/config/unsafe-reload.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { toServers } from '../../src/store/store-servers.ts';
import { DRILL_KEY } from '../support/faults/certificates.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { settingsOver } from '../support/gateway/gateway.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../support/onapp/certificate.ts';

const key = 'k'.repeat(32);
const providers = { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };

const problemsOf = (store: object) =>
  checkSettings({ providers, store: { key, ...store } }, settingsSchema()).problems;

const sentinel = { name: 'roster', nodes: ['10.0.0.1:26379', '[::1]:26379'] };

describe('The settings of the store', () => {
  it('name one kind of servers', () => {
    const cluster = { nodes: ['10.0.0.1:6379'] };
    for (const store of [{ url: 'redis://host' }, { sentinel }, { cluster }]) {
      assert.deepEqual(problemsOf(store), []);
    }
    const message = 'store: must have one of url, sentinel and cluster';
    assert.deepEqual(problemsOf({}), [message]);
    assert.deepEqual(problemsOf({ sentinel, cluster }), [message]);
  });

  it('name nodes by host and port', () => {
    for (const node of ['host', 'host:0', 'host:65536', 'redis://host:1', 'a b:1', '::1:1', '']) {
      const problems = problemsOf({ sentinel: { ...sentinel, nodes: [node] } });
      assert.deepEqual(problems, ['store.sentinel.nodes.0: must be host:port'], node);
    }
    const { store } = settingsOver(providers, { store: { key, sentinel } });
    assert.deepEqual(store?.sentinel?.nodes, [
      { host: '10.0.0.1', port: 26_379 },
      { host: '::1', port: 26_379 },
    ]);
  });

  it('refuse files of TLS that have no effect', () => {
    using folder = createTemporaryFolder();
    const certFile = folder.write('cert.pem', SELF_SIGNED_CERTIFICATE);
    const keyFile = folder.write('key.pem', SELF_SIGNED_KEY);
    const otherKey = folder.write('other.pem', DRILL_KEY);
    const url = 'rediss://host';
    assert.deepEqual(problemsOf({ url, certFile, keyFile, caFile: certFile }), []);
    assert.deepEqual(problemsOf({ sentinel: { ...sentinel, tls: true }, certFile, keyFile }), []);
    const namesOf = (store: object) => problemsOf(store).map((problem) => problem.split(':')[0]);
    assert.deepEqual(namesOf({ url: 'redis://host', caFile: certFile }), ['store.caFile']);
    assert.deepEqual(namesOf({ sentinel, caFile: certFile }), ['store.caFile']);
    assert.deepEqual(namesOf({ url, certFile }), ['store.keyFile']);
    assert.deepEqual(namesOf({ url, keyFile }), ['store.certFile']);
    assert.deepEqual(namesOf({ url, certFile, keyFile: otherKey }), ['store.keyFile']);
    assert.deepEqual(namesOf({ url, certFile: keyFile, keyFile: certFile }), [
      'store.certFile',
      'store.keyFile',
    ]);
    assert.deepEqual(namesOf({ url, certFile: '/missing', keyFile }), ['store.certFile']);
  });

  it('print neither the private key nor a password', () => {
    using folder = createTemporaryFolder();
    const certFile = folder.write('cert.pem', SELF_SIGNED_CERTIFICATE);
    const keyFile = folder.write('key.pem', SELF_SIGNED_KEY);
    const cluster = { nodes: ['h:1'], password: 'CANARY', tls: true };
    const { store } = settingsOver(providers, { store: { key, cluster, certFile, keyFile } });
    assert.ok(store);
    const line = SELF_SIGNED_KEY.split('\n')[1] ?? '';
    for (const printed of [inspect(store, { depth: 9 }), JSON.stringify(store)]) {
      assert.ok(!printed.includes('CANARY') && !printed.includes(line));
    }
    const servers = toServers(store);
    assert.ok(servers.kind === 'cluster' && servers.password === 'CANARY');
    assert.ok(servers.tls?.key?.includes(line));
  });

  it('may change nodes in a reload, but not all', () => {
    const over = (store: object) => settingsOver(providers, { store: { key, ...store } });
    const problems = (old: object, next: object) =>
      findUnsafeChanges(over(old), over(next)).map((problem) => problem.split(':')[0]);
    const named = (...nodes: string[]) => ({ sentinel: { ...sentinel, nodes } });
    assert.deepEqual(problems(named('a:1', 'b:1'), named('b:1', 'c:1')), []);
    assert.deepEqual(problems(named('a:1'), named('b:1')), ['store.sentinel']);
    const other = { sentinel: { ...sentinel, nodes: ['a:1'], database: 1 } };
    assert.deepEqual(problems(named('a:1'), other), ['store.sentinel']);
    assert.deepEqual(problems({ cluster: { nodes: ['a:1'] } }, { cluster: { nodes: ['b:1'] } }), [
      'store.cluster',
    ]);
    assert.deepEqual(problems({ url: 'redis://a:1' }, { cluster: { nodes: ['a:1'] } }), [
      'store.cluster',
    ]);
  });
});
