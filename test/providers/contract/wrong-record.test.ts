import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { startOverAnswers as startOverPlatformAnswers } from '../../support/activeplatform/gateway.ts';
import { send } from '../../support/clients/graphql.ts';
import type { GatewayOverServer } from '../../support/gateway/gateway.ts';
import { startOverAnswers as startOverPanelAnswers } from '../../support/onapp/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { startAnsweredVms } from '../../support/vms/gateway.ts';

type Answer = (response: ServerResponse) => void;

interface Reading {
  readonly id: string;
  readonly start: (result: Answer) => Promise<GatewayOverServer>;
  /** The record with this native id, as the upstream writes it. */
  readonly record: (nativeId: number) => object;
}

const READINGS: readonly Reading[] = [
  {
    id: 'vms/user/7',
    start: startAnsweredVms,
    record: (id) => ({ id, login: `login-${id}` }),
  },
  {
    id: 'activeplatform/user/7',
    start: startOverPlatformAnswers,
    record: (id) => ({ id, email: `login-${id}`, status: 'active' }),
  },
  {
    id: 'onapp/user/7',
    start: startOverPanelAnswers,
    record: (id) => ({ user: { id, login: `login-${id}`, status: 'active' } }),
  },
];

const FAILURES: Readonly<Record<string, number>> = {
  UPSTREAM_REJECTED: 400,
  UPSTREAM_FORBIDDEN: 403,
  UPSTREAM_CONFLICT: 412,
};

describe('A response of an upstream', () => {
  for (const { id, start, record } of READINGS) {
    it(`G11: is not remembered if wrong or failed: ${id}`, async () => {
      const responses: Answer[] = [];
      await using here = await start((response) => responses.shift()?.(response));
      const read = async () => {
        const query = 'query ($id: ID!) { a: user(id: $id) { login } b: user(id: $id) { login } }';
        const { data, errors } = await send(here.url, query, { id });
        return { data, codes: errors.map(({ extensions }) => extensions['code']) };
      };
      const nobody = { a: null, b: null };
      const found = { a: { login: 'login-7' }, b: { login: 'login-7' } };

      responses.push((response) => sendJson(response, 200, record(8)));
      assert.deepEqual(await read(), {
        data: nobody,
        codes: ['UPSTREAM_CONTRACT', 'UPSTREAM_CONTRACT'],
      });
      responses.push((response) => sendJson(response, 200, record(7)));
      assert.deepEqual(await read(), { data: found, codes: [] });
      for (const [code, status] of Object.entries(FAILURES)) {
        responses.push((response) => sendJson(response, status, {}));
        assert.deepEqual(await read(), { data: nobody, codes: [code, code] });
      }
      responses.push((response) => sendJson(response, 404, {}));
      assert.deepEqual(await read(), { data: nobody, codes: [] });
      responses.push((response) => sendJson(response, 200, record(7)));
      assert.deepEqual(await read(), { data: found, codes: [] });
      assert.equal(here.arrivals.length, 7);
    });
  }
});
