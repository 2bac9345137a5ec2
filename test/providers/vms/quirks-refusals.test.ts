import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { tryUpdate, update } from '../../support/clients/graphql.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { readVmsUser, startAnsweredVms, startSimulatedVms } from '../../support/vms/gateway.ts';

const BILLING = {
  vmsBilling: { user: { login: { login: '170500' } }, permissionsToAttach: ['archives-show'] },
};
const ADMIN = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } };
const PAGE = '<!DOCTYPE html><html><body><h1>canary-page</h1></body></html>';

const sendPage = (status: number, headers: Readonly<Record<string, string>> = {}) => {
  return (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(PAGE);
  };
};

describe('VMS rejections', () => {
  it('quirk 20: treats a 400 in 422 form as a rejection', async () => {
    const body = { message: '', errors: { permissions_to_attach: ['No.'], permissions: ['No.'] } };
    await using here = await startAnsweredVms((response) => sendJson(response, 400, body));
    for (const input of [BILLING, ADMIN]) {
      const { __typename, write, origin, issues } = await update(here.url, input);
      assert.deepEqual([__typename, write], ['ValidationProblem', 'NOT_APPLIED']);
      assert.equal(origin?.httpStatus, 400);
      assert.equal(issues?.length, 2);
    }
  });

  it('quirk 20: treats any other 400 as an outage behind the VMS', async () => {
    const body = { message: 'The billing system did not answer.' };
    await using here = await startAnsweredVms((response) => sendJson(response, 400, body));
    for (const input of [BILLING, ADMIN]) {
      const { __typename, code, write, retry } = await update(here.url, input);
      assert.deepEqual([__typename, code], ['ProviderProblem', 'UPSTREAM_REJECTED']);
      assert.deepEqual([write, retry?.advice], ['UNKNOWN', 'READ_FIRST']);
    }
  });

  it('quirk 21: returns the texts in errors, not the message', async () => {
    const errors = {
      'permissions_to_attach.0': ['Первая причина.', 'The second cause.'],
      any_key: ['A cause for all.'],
      'session_limits.cctv': ['The session_limits.cctv must be at least 0.'],
    };
    await using here = await startAnsweredVms((response) =>
      sendJson(response, 422, { message: 'There will be no informative message here', errors }),
    );
    const { message, issues } = await update(here.url, BILLING);
    assert.equal(message, 'vms rejected the input.');
    const attached = ['input', 'vmsBilling', 'permissionsToAttach', '0'];
    assert.deepEqual(
      issues?.map(({ path, upstreamField, message }) => [path, upstreamField, message]),
      [
        [attached, 'permissions_to_attach.0', 'Первая причина.'],
        [attached, 'permissions_to_attach.0', 'The second cause.'],
        [null, 'any_key', 'A cause for all.'],
        [null, 'session_limits.cctv', 'The session_limits.cctv must be at least 0.'],
      ],
    );
  });

  it('quirk 21: requests English, whatever the language of the installation', async () => {
    await using here = await startSimulatedVms({ language: 'ru' });
    const vmsBilling = {
      user: { login: { login: '170500' } },
      permissionsToAttach: ['archives-shwo'],
    };
    const { issues } = await update(here.url, { vmsBilling });
    assert.equal(issues?.[0]?.message, 'The selected permissions_to_attach.0 is invalid.');
    const { user } = await readVmsUser(here.url, 'permissions { group }');
    assert.deepEqual(user, { permissions: [{ group: 'Layouts' }] });
  });

  it('F7: shows a reason about the login that is not its absence', async () => {
    for (const [text, type] of [
      ['This user is managed by another billing system.', 'ValidationProblem'],
      ['Пользователь заблокирован.', 'ValidationProblem'],
      ['The selected login is invalid.', 'NotFoundProblem'],
      ['Пользователь не найден.', 'NotFoundProblem'],
    ] as const) {
      const body = { message: 'The given data was invalid', errors: { login: [text] } };
      await using here = await startAnsweredVms((response) => sendJson(response, 422, body));
      const { __typename, issues } = await update(here.url, BILLING);
      assert.equal(__typename, type, text);
      if (type === 'NotFoundProblem') continue;
      assert.deepEqual(
        issues?.map(({ path, message }) => [path, message]),
        [[['input', 'vmsBilling', 'user', 'login', 'login'], text]],
      );
    }
  });

  it('F5: shows the message of a 422 whose errors are empty', async () => {
    const body = { message: 'User is locked by an unpaid invoice.', errors: [] };
    await using here = await startAnsweredVms((response) => sendJson(response, 422, body));
    for (const input of [BILLING, ADMIN]) {
      const { __typename, issues } = await update(here.url, input);
      assert.equal(__typename, 'ValidationProblem');
      assert.deepEqual(
        issues?.map(({ path, message }) => [path, message]),
        [[null, body.message]],
      );
    }
  });

  it('R5: maps 409 to a client that is too old, not a changed user', async () => {
    await using here = await startAnsweredVms((response) => sendJson(response, 409, {}));
    for (const input of [BILLING, ADMIN]) {
      const { __typename, code, message, write, retry } = await update(here.url, input);
      assert.deepEqual(
        [__typename, code, write],
        ['ProviderProblem', 'UPSTREAM_REJECTED', 'NOT_APPLIED'],
      );
      assert.deepEqual(
        [message, retry?.advice],
        ['vms: request rejected (client version too old).', 'ASK_OPERATOR'],
      );
    }
    const { errors } = await readVmsUser(here.url, 'login');
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_REJECTED');
  });

  it('quirk 22: treats a proxy page as a failure and quotes nothing', async () => {
    for (const [status, code, write] of [
      [200, 'UPSTREAM_CONTRACT', 'UNKNOWN'],
      [404, 'UPSTREAM_REJECTED', 'NOT_APPLIED'],
      [502, 'UPSTREAM_FAILED', 'UNKNOWN'],
      [503, 'UPSTREAM_FAILED', 'UNKNOWN'],
    ] as const) {
      await using here = await startAnsweredVms(sendPage(status));
      for (const input of [BILLING, ADMIN]) {
        const problem = await update(here.url, input);
        assert.deepEqual(
          [problem.__typename, problem.code, problem.write],
          ['ProviderProblem', code, write],
        );
        assert.equal((await tryUpdate(here.url, input)).text.includes('canary-page'), false);
      }
    }
  });

  it('quirk 22: treats a page instead of a user as a failure', async () => {
    for (const [status, code] of [
      [200, 'UPSTREAM_CONTRACT'],
      [404, 'UPSTREAM_REJECTED'],
      [502, 'UPSTREAM_FAILED'],
    ] as const) {
      await using here = await startAnsweredVms(sendPage(status));
      const { user, errors, text } = await readVmsUser(here.url, 'login');
      assert.deepEqual([user, errors[0]?.extensions['code']], [null, code]);
      assert.equal(text.includes('canary-page'), false);
    }
  });

  it('quirk 22: follows no redirect', async () => {
    await using here = await startAnsweredVms(sendPage(302, { location: '/login' }));
    for (const input of [BILLING, ADMIN]) {
      assert.equal((await update(here.url, input)).code, 'UPSTREAM_FAILED');
    }
    assert.deepEqual(
      here.arrivals.map(({ url }) => url),
      ['/api/v1/billing/user/manage', '/api/admin/v1/users/5'],
    );
  });

  it('quirk 32: maps 402 to a licence limit and 429 to throttling', async () => {
    for (const [status, type, code] of [
      [402, 'AccessProblem', 'LICENSE_LIMIT'],
      // F11: the page of Laravel has expired, and it will have expired again.
      [419, 'ProviderProblem', 'UPSTREAM_REJECTED'],
      [429, 'ThrottledProblem', 'UPSTREAM_RATE_LIMITED'],
    ] as const) {
      await using here = await startAnsweredVms((response) => sendJson(response, status, {}));
      for (const input of [BILLING, ADMIN]) {
        const { __typename, code: reported, write, retry } = await update(here.url, input);
        assert.deepEqual([__typename, reported, write], [type, code, 'NOT_APPLIED']);
        const advice = code === 'UPSTREAM_RATE_LIMITED' ? 'SEND_AGAIN' : 'ASK_OPERATOR';
        assert.deepEqual(retry, { advice, afterSeconds: null });
      }
    }
  });

  it('quirk 32: returns the Retry-After of a 429', async () => {
    await using here = await startAnsweredVms(sendPage(429, { 'retry-after': '7' }));
    assert.deepEqual((await update(here.url, BILLING)).retry, {
      advice: 'SEND_AGAIN',
      afterSeconds: 7,
    });
  });
});
