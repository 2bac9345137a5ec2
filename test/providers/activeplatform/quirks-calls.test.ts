import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runActivePlatformSimulator } from '@roster/simulators/activeplatform/simulator.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import {
  JOHN,
  startOverAnswers,
  startOverPlatform,
  TOKEN,
} from '../../support/activeplatform/gateway.ts';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';

const read = (url: string, selection = 'id') =>
  send(url, `query ($id: ID!) { user(id: $id) { ${selection} } }`, { id: JOHN });

const CHANGE = { activePlatform: { id: JOHN, lastName: 'Roe' } };

describe('ActivePlatform: calls', () => {
  it('Q1: sends the token in every query and never reveals it', async () => {
    const lines: unknown[] = [];
    const note = (fields: object, message: string) => void lines.push({ ...fields, message });
    const log: Log = { info: note, warn: note, error: note };
    const apiToken = 'canary+token/1';
    await using platform = await runActivePlatformSimulator();
    await using gateway = await startGatewayOver(
      { activeplatform: { kind: 'activePlatform', url: platform.url, apiToken } },
      {},
      log,
    );
    const body = JSON.stringify({ error: `no: ${apiToken} ${encodeURIComponent(apiToken)}` });
    const texts: string[] = [];
    for (const status of [500, 422, 404, 401, 302]) {
      platform.inject({ kind: 'status', status, body, times: 0 });
      texts.push((await read(gateway.url)).text);
      texts.push((await tryUpdate(gateway.url, CHANGE)).text);
      platform.clearFaults();
    }
    const queries = platform.journal.map(({ query }) => query);
    assert.deepEqual([...new Set(queries)], ['api_token=canary%2Btoken%2F1']);
    // A read that gets a 500 is sent once more.
    assert.equal(queries.length, 11);
    assert.ok(lines.length >= 10);
    for (const text of [...texts, JSON.stringify(lines)]) {
      assert.ok(!/canary.{1,3}token/i.test(text), text);
    }
  });

  it('Q5: sends JSON, which keeps every character of a password', async () => {
    await using over = await startOverPlatform();
    const password = 'N;T@o;y!4T&Nq=lV%20"\\ü';
    const result = await update(over.url, { activePlatform: { id: JOHN, password } });
    assert.equal(result.__typename, 'UserUpdated');
    const [put] = over.platform.journal;
    assert.equal(put?.headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(put?.body ?? ''), { password });
  });

  it('Q8: sends `.json` in every path; the simulator accepts both', async () => {
    await using over = await startOverPlatform();
    await read(over.url, 'billingInfo { billingId }');
    await update(over.url, CHANGE);
    const paths = over.platform.journal.map(({ path }) => path);
    assert.equal(paths.length, 3);
    for (const path of paths) {
      assert.match(path, /\.json$/);
      const bare = `${over.platform.url}${path.slice(0, -5)}?api_token=${TOKEN}`;
      assert.equal((await fetch(bare)).status, 200, path);
    }
  });

  it('Q13: calls the configured path in either order of parts', async () => {
    const orders = ['api/vendor/v1', 'api/v1/reseller', 'api/reseller/v1'];
    for (const basePath of orders) {
      await using over = await startOverPlatform({ prefixes: [`/${basePath}`] }, { basePath });
      assert.equal((await update(over.url, CHANGE)).__typename, 'UserUpdated');
      assert.equal(over.platform.journal[0]?.path, `/${basePath}/users/2002986.json`);
    }
    await using elsewhere = await startOverPlatform({ prefixes: ['/api/v1/reseller'] });
    const result = await update(elsewhere.url, CHANGE);
    assert.deepEqual([result.code, result.write], ['UPSTREAM_REJECTED', 'NOT_APPLIED']);
  });

  it('Q14: the simulator attaches by query and detaches with 204', async () => {
    await using platform = await runActivePlatformSimulator();
    const access = `${platform.url}/api/v2/vendor/account_accesses`;
    const query = `api_token=${TOKEN}&account_id=2000240&user_id=2002986`;
    const attached = await fetch(`${access}.json?${query}`, { method: 'POST' });
    assert.deepEqual([attached.status, await attached.text()], [201, '']);
    const detached = await fetch(`${access}/detach.json?${query}`, { method: 'DELETE' });
    assert.deepEqual([detached.status, await detached.text()], [204, '']);
  });

  it("Q15: trims the provider's sentence, which has no key", async () => {
    await using over = await startOverAnswers((response) =>
      sendJson(response, 422, { error: "Couldn't find User with 'id'=2006106 " }),
    );
    const { issues } = await update(over.url, CHANGE);
    assert.deepEqual(issues, [
      {
        path: null,
        rule: 'NOT_FOUND',
        message: "Couldn't find User with 'id'=2006106",
        upstreamField: null,
      },
    ]);
  });

  it('Q18: offers one mutation, which cannot delete or suspend users', async () => {
    const mutation = createSchema().getMutationType();
    assert.deepEqual(Object.keys(mutation?.getFields() ?? {}), ['updateUser']);
    await using over = await startOverPlatform();
    const result = await tryUpdate(over.url, { activePlatform: { id: JOHN, status: 'inactive' } });
    assert.equal(result.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.deepEqual(over.platform.journal, []);
    const url = `${over.platform.url}/api/vendor/v1/users/2002986.json?api_token=${TOKEN}`;
    assert.equal((await fetch(url, { method: 'DELETE' })).status, 404);
  });

  it('Q20: reports a revoked token and sends each call once', async () => {
    let isRegenerated = false;
    await using over = await startOverAnswers((response) =>
      isRegenerated
        ? sendJson(response, 401, { error: 'Unauthorized' })
        : sendJson(response, 200, { id: 2002986, last_name: 'Roe' }),
    );
    assert.equal((await update(over.url, CHANGE)).__typename, 'UserUpdated');
    isRegenerated = true;
    assert.equal((await read(over.url)).errors[0]?.extensions['code'], 'UPSTREAM_UNAUTHENTICATED');
    assert.equal((await update(over.url, CHANGE)).code, 'UPSTREAM_UNAUTHENTICATED');
    assert.equal(over.arrivals.length, 3);
  });

  it('Q21: treats 401 and 403 alike and repeats neither', async () => {
    const codes = { 401: 'UPSTREAM_UNAUTHENTICATED', 403: 'UPSTREAM_FORBIDDEN' };
    for (const [status, code] of Object.entries(codes)) {
      const unauthorized = { status: Number(status), body: '{"error":"Unauthorized"}' };
      await using over = await startOverPlatform({ unauthorized }, { apiToken: 'wrong' });
      const result = await update(over.url, CHANGE);
      assert.deepEqual(
        [result.__typename, result.code, result.write, result.retry?.advice],
        ['AccessProblem', code, 'NOT_APPLIED', 'ASK_OPERATOR'],
      );
      const { data, errors } = await read(over.url);
      assert.deepEqual(data, { user: null });
      assert.equal(errors[0]?.extensions['code'], code);
      assert.equal(over.platform.journal.length, 2);
    }
  });
});
