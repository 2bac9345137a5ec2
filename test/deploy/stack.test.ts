import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isJsonObject } from '../../src/lib/json.ts';
import { NO_REDIS } from '../support/services/redis-server.ts';
import { at, listAt, NO_NGINX, NO_PROMETHEUS } from './deploy-tools.ts';
import { type Stack, startStack, waitFor } from './stack.ts';

const skip = NO_NGINX || NO_PROMETHEUS || NO_REDIS;

describe('The processes of the compose file', { skip }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack();
  });
  after(() => stack?.[Symbol.asyncDispose]());

  const send = (headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${stack.nginx}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ user(id: "activeplatform/user/1") { id } }' }),
    });
  const asDesk = () => send({ authorization: `Bearer ${stack.key}` });
  const query = async (expression: string): Promise<unknown> => {
    const url = `${stack.prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`;
    return at(await (await fetch(url)).json(), 'data', 'result', 0, 'value', 1);
  };

  it('respond through nginx to callers with a key only', async () => {
    assert.equal((await send()).status, 401);
    const response = await asDesk();
    assert.deepEqual(await response.json(), { data: { user: { id: 'activeplatform/user/1' } } });
    assert.match(response.headers.get('x-request-id') ?? '', /^[0-9a-f]{32}$/);
  });

  it('show neither metrics nor health through nginx', async () => {
    for (const path of ['metrics', 'health/live', 'health/ready', 'graphiql', ''])
      assert.equal((await fetch(`${stack.nginx}/${path}`)).status, 404, path);
  });

  it('give Prometheus the metrics of both replicas', async () => {
    await waitFor(async () => (await query('sum(up{job="roster"})')) === '2');
    assert.equal(await query('count(roster_operations_in_flight)'), '2');
    assert.equal(await query('count(roster_audit_head_info)'), undefined);
  });

  it('have alert rules that Prometheus evaluates without an error', async () => {
    const rules = async () => {
      const body: unknown = await (await fetch(`${stack.prometheus}/api/v1/rules`)).json();
      return listAt(body, 'data', 'groups').flatMap((group) => listAt(group, 'rules'));
    };
    await waitFor(async () => (await rules()).every((rule) => at(rule, 'health') !== 'unknown'));
    const faulty = (await rules()).filter((rule) => at(rule, 'health') !== 'ok');
    assert.deepEqual(faulty.filter(isJsonObject), []);
    assert.ok((await rules()).length > 20);
  });

  it('lose no request while one replica ends', async () => {
    const statuses: number[] = [];
    let isEnding = true;
    const lane = async () => {
      while (isEnding) {
        statuses.push((await asDesk()).status);
        // The caller may send 600 requests per minute.
        await sleep(15);
      }
    };
    const lanes = [lane(), lane(), lane()];
    const ended = await stack.replicas[0]?.stop('SIGTERM');
    isEnding = false;
    await Promise.all(lanes);
    for (let n = 0; n < 10; n += 1) statuses.push((await asDesk()).status);
    assert.equal(ended?.code, 0);
    assert.ok(statuses.length > 20, `${statuses.length}`);
    assert.deepEqual([...new Set(statuses)], [200]);
  });
});
