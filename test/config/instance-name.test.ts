import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getInstanceName, INSTANCE_NAME } from '../../src/config/instance-name.ts';
import { settingsSchema } from '../../src/providers/registry.ts';

const worker = { slot: 2, parentPid: 4711 };

const isAllowed = (instance: string) =>
  settingsSchema().safeParse({
    server: { instance },
    providers: { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } },
  }).success;

describe('Instance name', () => {
  it('is the configured one, with the number of a worker', () => {
    assert.equal(getInstanceName('web-1'), 'web-1');
    assert.equal(getInstanceName('web-1', worker), 'web-1.2');
  });

  it('contains the process id of the process that was started by default', () => {
    assert.ok(getInstanceName(undefined).endsWith(`-${process.pid}`));
    assert.ok(getInstanceName(undefined, worker).endsWith('-4711.2'));
    assert.match(getInstanceName(undefined), INSTANCE_NAME);
  });

  it('cannot break a line, a label or a file name', () => {
    for (const name of ['', 'a b', 'a\nb', 'a"b', '../a', '-a', 'ä', 'a'.repeat(65)]) {
      assert.equal(isAllowed(name), false, name);
    }
    for (const name of ['a', 'web-1.example.net', '_1', 'a'.repeat(64)]) assert.ok(isAllowed(name));
  });
});
