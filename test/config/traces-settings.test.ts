import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { checkSettings } from '../../src/config/check-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';

const providers = { active: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };
const check = (traces: unknown) => checkSettings({ providers, traces }, settingsSchema());

const ENDPOINT = 'http://collector:4318/v1/traces';
const headers = { 'X-Api-Key': 'canary' };

describe('The settings of traces', () => {
  it('require an endpoint and export all traces by default', () => {
    const { settings } = check({ endpoint: ENDPOINT });
    assert.equal(settings?.traces?.endpoint.href, ENDPOINT);
    assert.deepEqual([settings?.traces?.headers, settings?.traces?.sample], [{}, 1]);
  });

  it('treat headers as secrets', () => {
    const { settings } = check({ endpoint: 'https://collector/v1/traces', headers });
    assert.equal(settings?.traces?.headers['X-Api-Key']?.reveal(), 'canary');
    assert.doesNotMatch(inspect(settings, { depth: 9 }) + JSON.stringify(settings), /canary/);
  });

  it('refuse headers over plain http', () => {
    assert.deepEqual(check({ endpoint: ENDPOINT, headers }).problems, [
      'traces.endpoint: must be https if headers are sent',
    ]);
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      assert.deepEqual(check({ endpoint: `http://${host}:4318/v1/traces`, headers }).problems, []);
    }
  });

  it('report problems without their values', () => {
    const { problems } = check({
      endpoint: 'canary://user:canary@x/?canary',
      headers: { Host: 'canary', 'a b': 'canary', 'X-Y': 'canary\n' },
      sample: 1.5,
    });
    assert.doesNotMatch(problems.join('\n'), /canary/);
    assert.deepEqual(problems.map((problem) => problem.split(':')[0]).sort(), [
      'traces.endpoint',
      'traces.headers.Host',
      'traces.headers.X-Y',
      'traces.headers.a b',
      'traces.sample',
    ]);
  });
});
