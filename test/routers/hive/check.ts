import assert from 'node:assert/strict';
import { describeRouter } from '../../graphql/federation/router-suite.ts';
import { composeWithGuild } from '../../support/federation/compose.ts';
import { startHiveGateway } from './start-hive-gateway.ts';

describeRouter({
  name: "Hive Gateway with the Guild's supergraph",
  compose: composeWithGuild,
  start: startHiveGateway,
  // It knows `@oneOf`: 200 if the document is wrong, 400 if a variable is.
  isRefused: ({ status, data, errors }, where) => {
    assert.deepEqual([status, data], [where === 'variable' ? 400 : 200, null]);
    assert.match(errors[0]?.message ?? '', /exactly one key/i);
  },
  invalidStatus: 200,
  // It cannot know which type an unknown user has, and `about` may not be null.
  oldTicket: null,
});
