import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { readMetrics, samplesOf, sumOf } from './samples.ts';

const UPDATE =
  'mutation Rename($id: ID!, $name: String!) { updateUser(input: { onApp: { id: $id, firstName: $name } }) { __typename } }';

/** Labels that are numbers: bounds, statuses and versions. */
const NUMBERS = new Set(['le', 'status', 'version', 'node', 'major', 'minor', 'patch']);

describe('GET /metrics', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  it('is in the format of Prometheus, with help for every metric', async () => {
    const response = await fetch(`${demo.url}/metrics`);
    assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    const types = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
    assert.ok(types.length >= 10);
    assert.ok(types.every((name) => name !== undefined && /^(roster|process|nodejs)_/.test(name)));
  });

  it('times operations by type and name', async () => {
    await send(demo.url, 'query Installations { providers { id } }');
    await send(demo.url, '{ providers { id } }');
    const count = (operation: string) =>
      sumOf(demo.url, 'roster_operation_duration_seconds_count', { type: 'query', operation });
    assert.equal(await count('Installations'), 1);
    assert.ok((await count('anonymous')) >= 1);
  });

  it('counts errors by code', async () => {
    await send(demo.url, 'query Astray { user(id: "nowhere/user/1") { id } }');
    const errors = await samplesOf(demo.url, 'roster_operation_errors_total', {
      operation: 'Astray',
    });
    assert.deepEqual(
      errors.map(({ labels, value }) => [labels['code'], value]),
      [['BAD_USER_INPUT', 1]],
    );
  });

  it('counts problems by type even if the caller selects none', async () => {
    const query =
      'mutation Gone { updateUser(input: { onApp: { id: "onapp/user/99999", firstName: "A" } }) { ... on UserUpdated { user { id } } } }';
    await send(demo.url, query);
    await send(demo.url, 'query Look { findUsers(match: { text: "a" }) { users { id } } }');
    const count = (operation: string, problem: string) =>
      sumOf(demo.url, 'roster_operation_problems_total', { operation, problem });
    assert.equal(await count('Gone', 'NotFoundProblem'), 1);
    assert.ok((await count('Look', 'ProviderProblem')) >= 1);
  });

  it('uses no operation name of an invalid document', async () => {
    await send(demo.url, 'query Invalid { nothing }');
    await send(demo.url, 'query Unreadable {');
    const text = await readMetrics(demo.url);
    assert.doesNotMatch(text, /Invalid|Unreadable/);
    assert.ok(
      (await sumOf(demo.url, 'roster_operation_duration_seconds_count', { type: 'none' })) >= 2,
    );
  });

  it('distinguishes at most a hundred operation names', async () => {
    await using another = await startDemo();
    for (let at = 0; at < 110; at += 1) await send(another.url, `query Q${at} { __typename }`);
    const named = await samplesOf(another.url, 'roster_operation_duration_seconds_count');
    assert.equal(named.length, 101);
    assert.equal(
      await sumOf(another.url, 'roster_operation_duration_seconds_count', { operation: 'other' }),
      10,
    );
  });

  it('contains no id of a user and no input of a caller', async () => {
    const ids = ['onapp/user/12', 'onapp/user/98765', 'activeplatform/user/98765'];
    for (const id of ids) {
      await send(demo.url, 'query Read($id: ID!) { user(id: $id) { id login } }', { id });
      await send(demo.url, UPDATE, { id: ids[0], name: 'Canary' });
    }
    await send(
      demo.url,
      'query Find { findUsers(match: { login: "canary@mail.com" }) { users { id } } }',
    );
    const text = await readMetrics(demo.url);
    assert.doesNotMatch(text, /canary|@/i);
    // The number of a sample may have any digits.
    assert.doesNotMatch(text.replace(/ [\d.e+-]+$/gm, ''), /98765/);
    const values = [...text.matchAll(/(\w+)="([^"]*)"/g)].filter(
      ([, label = '']) => !NUMBERS.has(label),
    );
    assert.ok(values.length > 100);
    for (const [, label = '', value = ''] of values) {
      // Only the version in a path and the status in a code may contain digits.
      assert.doesNotMatch(value.replace(/\bv\d\b|^HTTP_\d{3}$/, ''), /\d/, label);
    }
  });

  it('is refused under the name of another host', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${demo.url}/metrics`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 421);
  });
});
