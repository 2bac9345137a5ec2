import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { update } from '../../support/clients/graphql.ts';
import { PRINTED_USER, startOverPanel } from '../../support/onapp/gateway.ts';

const CHANGE = { onApp: { id: PRINTED_USER, lastName: 'Roe', roleIds: ['1', '2'] } };

const WITH_PASSWORD = { onApp: { ...CHANGE.onApp, password: 'changeme' } };

for (const format of ['json', 'xml'] as const) {
  describe(`OnApp: the response of PUT in ${format.toUpperCase()}`, () => {
    for (const putResponse of ['204', 'emptyObject', 'space'] as const) {
      it(`${putResponse} is a success, after which the user is read`, async () => {
        await using over = await startOverPanel({ putResponse }, { format });
        const response = await update(over.url, WITH_PASSWORD);
        assert.equal(response.__typename, 'UserUpdated');
        assert.equal(response.user?.['name'], 'John Roe');
        assert.deepEqual(
          over.panel.journal.map(({ method, path }) => `${method} ${path}`),
          [`PUT /users/12.${format}`, `GET /users/12.${format}`],
        );
      });

      it(`${putResponse} is READ_BACK_FAILED and APPLIED if the read fails`, async () => {
        await using over = await startOverPanel({ putResponse }, { format });
        for (const status of [500, 404, 403, 503, 200]) {
          over.panel.inject({ kind: 'status', status, method: 'GET', body: '<html>', times: 0 });
          const response = await update(over.url, CHANGE);
          over.panel.clearFaults();
          assert.deepEqual(
            [response.__typename, response.code, response.write, response.retry?.safe],
            ['ProviderProblem', 'READ_BACK_FAILED', 'APPLIED', false],
          );
          assert.equal(response.origin?.httpStatus, status);
        }
        const writes = over.panel.journal.filter(({ method }) => method === 'PUT');
        assert.equal(writes.length, 5);
      });
    }

    it('is READ_BACK_FAILED without a status if the connection breaks', async () => {
      await using over = await startOverPanel({}, { format });
      over.panel.inject({ kind: 'reset', method: 'GET', times: 2 });
      const response = await update(over.url, CHANGE);
      assert.deepEqual([response.code, response.write], ['READ_BACK_FAILED', 'APPLIED']);
      assert.equal(response.origin?.httpStatus, null);
    });

    it('is a success if the user has all sent values', async () => {
      await using over = await startOverPanel({ putResponse: 'object' }, { format });
      const response = await update(over.url, CHANGE);
      assert.equal(response.__typename, 'UserUpdated');
      assert.equal(response.user?.['name'], 'John Roe');
    });

    it('proves no password if it is the user', async () => {
      await using over = await startOverPanel({ putResponse: 'object' }, { format });
      const response = await update(over.url, WITH_PASSWORD);
      assert.deepEqual([response.code, response.write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
    });
  });
}
