import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UpdateUserRequest } from '../../../../src/providers/vms/billing-api/wire.ts';
import { UpstreamError } from '../../../../src/upstream/errors/upstream-error.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson, startHttpServer } from '../../../support/upstreams/http-server.ts';
import { connectBilling } from '../../../support/vms/data-sources.ts';
import { printed } from '../../../support/vms/printed.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { shownWords } from '../../../support/vms/shown-words.ts';

const REQUEST: UpdateUserRequest = { login: 'test@mail.com', password: 'canary-pass' };

/** Sends one update that gets this response. Returns the result or the error, and the received requests. */
async function manage(status: number, body: unknown, configuration: object = {}) {
  await using upstream = await startHttpServer((response) => sendJson(response, status, body));
  await using billing = connectBilling({ url: upstream.url, ...configuration });
  const [settled] = await Promise.allSettled([billing.manageUser(REQUEST, aCall())]);
  const outcome: unknown = settled.status === 'fulfilled' ? settled.value : settled.reason;
  return { outcome, arrivals: upstream.arrivals };
}

describe('VmsBillingDataSource', () => {
  it('sends an update as PATCH with the request body', async () => {
    const { arrivals } = await manage(200, printed('billing-update-200'));
    assert.deepEqual(
      arrivals.map(({ method, url, body }) => [method, url, JSON.parse(body)]),
      [['PATCH', '/api/v1/billing/user/manage', REQUEST]],
    );
  });

  it('sends headers for JSON and English', async () => {
    const [arrival] = (await manage(200, printed('billing-update-200'))).arrivals;
    assert.equal(arrival?.headers.accept, 'application/json');
    assert.equal(arrival?.headers['content-type'], 'application/json');
    assert.equal(arrival?.headers['hl'], 'en');
    assert.equal(arrival?.headers.authorization, undefined);
  });

  it('sends the configured header with each request', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, null));
    const header = { name: 'X-Token', value: 'canary-header' };
    await using billing = connectBilling({ url: upstream.url, header });
    await billing.probe(aCall());
    assert.equal(upstream.arrivals[0]?.headers['x-token'], 'canary-header');
  });

  it('sends the probe with its selector and the same headers', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, []));
    await using billing = connectBilling({ url: upstream.url });
    await billing.probe(aCall());
    const [arrival] = upstream.arrivals;
    assert.deepEqual(
      [arrival?.method, decodeURIComponent(arrival?.url ?? ''), arrival?.body],
      ['GET', '/api/v1/billing/cameras/list?cameras_ids[]=1', ''],
    );
    assert.equal(arrival?.headers['content-type'], 'application/json');
    assert.equal(arrival?.headers['hl'], 'en');
  });

  it('returns the user after the change', async () => {
    const { outcome } = await manage(200, printed('billing-update-200'));
    assert.deepEqual(
      ['kind', 'user.id', 'user.login'].map((path) => memberAt(outcome, path)),
      ['updated', '1', 'test@mail.com'],
    );
  });

  it('returns the printed rejection with its key', async () => {
    const { outcome } = await manage(422, printed('validation-422'));
    assert.deepEqual(
      [memberAt(outcome, 'kind'), memberAt(outcome, 'httpStatus')],
      ['refused', 422],
    );
    assert.deepEqual(memberAt(outcome, 'fieldErrors'), [
      { key: 'any_key', message: 'The cause of the error will be described here' },
    ]);
  });

  it('returns not found for a 404, which no page lists', async () => {
    const { outcome } = await manage(404, { message: 'Not found' });
    assert.deepEqual(outcome, { kind: 'notFound', httpStatus: 404 });
  });

  it('accepts a login that differs in case', async () => {
    const other = { ...Object(printed('billing-update-200')), login: 'Test@Mail.com' };
    const { outcome } = await manage(200, other);
    assert.equal(memberAt(outcome, 'user.login'), 'Test@Mail.com');
  });

  it('rejects a response about another user', async () => {
    const other = { ...Object(printed('billing-update-200')), login: 'somebody@else.example' };
    const { outcome } = await manage(200, other);
    assert.ok(outcome instanceof UpstreamError);
    assert.deepEqual([outcome.code, outcome.write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
    assert.equal(outcome.message.includes('somebody'), false);
  });

  it('redacts password and configured header in messages of the upstream', async () => {
    const header = { name: 'X-Token', value: 'canary-header' };
    const errors = { any_key: ['canary-header may not set canary-pass.'] };
    const { outcome } = await manage(422, { message: '', errors }, { header });
    assert.deepEqual(shownWords(outcome), ['[secret] may not set [secret].']);
  });

  it('sends an update once, whatever the response', async () => {
    for (const status of [302, 401, 409, 429, 500, 503]) {
      const { outcome, arrivals } = await manage(status, { message: 'Server Error' });
      assert.ok(outcome instanceof UpstreamError);
      assert.equal(arrivals.length, 1);
    }
  });
});
