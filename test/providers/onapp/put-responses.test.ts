import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { update } from '../../support/clients/graphql.ts';
import { PRINTED_USER, startOverPanel } from '../../support/onapp/gateway.ts';

const CHANGE = { onApp: { id: PRINTED_USER, lastName: 'Roe', roleIds: ['1', '2'] } };

const WITH_PASSWORD = { onApp: { ...CHANGE.onApp, password: 'changeme' } };

/** Responses to the read after the write, and the problem that each is. */
const UNREADABLE = [
  [500, 'ProviderProblem', 'UPSTREAM_FAILED'],
  [404, 'NotFoundProblem', 'USER_NOT_FOUND'],
  [403, 'AccessProblem', 'UPSTREAM_FORBIDDEN'],
  [503, 'ProviderProblem', 'UPSTREAM_FAILED'],
  [200, 'ProviderProblem', 'UPSTREAM_CONTRACT'],
  // A ThrottledProblem would say that nothing was written. It is the last one, because reads pause after it.
  [429, 'ProviderProblem', 'UPSTREAM_RATE_LIMITED'],
] as const;

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

      it(`${putResponse} is a success without a user if the read fails`, async () => {
        await using over = await startOverPanel({ putResponse }, { format });
        for (const [status, type, code] of UNREADABLE) {
          over.panel.inject({ kind: 'status', status, method: 'GET', body: '<html>', times: 0 });
          const response = await update(over.url, CHANGE);
          over.panel.clearFaults();
          const { __typename, user, userProblem, isReplay, origin } = response;
          assert.deepEqual([__typename, user, isReplay], ['UserUpdated', null, false]);
          assert.equal(origin?.httpStatus, putResponse === '204' ? 204 : 200);
          assert.deepEqual(
            [userProblem?.__typename, userProblem?.code, userProblem?.write],
            [type, code, 'APPLIED'],
          );
          assert.equal(userProblem?.retry?.advice, 'READ_FIRST');
          assert.equal(userProblem?.origin?.httpStatus, status);
        }
        const writes = over.panel.journal.filter(({ method }) => method === 'PUT');
        assert.equal(writes.length, UNREADABLE.length);
      });
    }

    it('is a success without a user if the connection breaks', async () => {
      await using over = await startOverPanel({}, { format });
      over.panel.inject({ kind: 'reset', method: 'GET', times: 2 });
      const response = await update(over.url, CHANGE);
      const { __typename, user, userProblem } = response;
      assert.deepEqual([__typename, user], ['UserUpdated', null]);
      assert.deepEqual([userProblem?.code, userProblem?.write], ['UPSTREAM_BROKEN', 'APPLIED']);
      assert.equal(userProblem?.origin?.httpStatus, null);
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
