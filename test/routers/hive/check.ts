import assert from 'node:assert/strict';
import { describeRouter } from '../../federation/router-suite.ts';
import { composeWithGuild } from '../../support/compose.ts';
import { startHiveGateway } from './start-hive-gateway.ts';

describeRouter({
  name: "Hive Gateway with the Guild's supergraph",
  compose: composeWithGuild,
  start: startHiveGateway,
  // It knows `@oneOf`: 200 where the document is wrong, 400 where a variable is.
  isRefused: ({ status, data, errors }, where) => {
    assert.deepEqual([status, data], [where === 'variable' ? 400 : 200, null]);
    assert.match(errors[0]?.message ?? '', /exactly one key/i);
  },
  invalidStatus: 200,
  // It cannot tell which kind of user a person is who is not there, and `about` may not be null.
  oldTicket: null,
});
