import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anonymousPrincipal } from '../../../src/access/principal.ts';
import { createContext } from '../../../src/graphql/context.ts';
import { createGraphqlServer } from '../../../src/graphql/graphql-server.ts';
import { CallTotals } from '../../../src/request/call-totals.ts';
import { Providers } from '../../../src/use-cases/providers.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const UPDATE =
  'mutation { updateUser(input: { vmsBilling: { user: { login: { login: "ann" } }, status: BLOCKED } }) { __typename } }';

test('Bugs are reported with request and trace ids', async () => {
  const reported: unknown[] = [];
  const apollo = await createGraphqlServer({
    introspection: false,
    federation: false,
    exposeScopes: false,
    composeOneOf: false,
    limits: { ...NO_DOCUMENT_LIMITS, responseBytes: 0 },
    onUnexpectedError: (_error, ids) => reported.push(ids),
    plugins: [],
  });
  const call = aCall({ requestId: 'edge-1' });
  const updateUser = () => Promise.reject(new TypeError('canary'));
  const caller = anonymousPrincipal(false);
  const request = {
    request: call,
    caller,
    explain: null,
    recordedCalls: [],
    callTotals: new CallTotals(),
    extendDeadlineForLists: () => {},
  };
  const contextValue = createContext(
    { providers: new Providers([]), updateUser, writeDisclosures: async () => {} },
    request,
  );
  const { body } = await apollo.executeOperation({ query: UPDATE }, { contextValue });
  await apollo.stop();
  assert.deepEqual(reported, [{ requestId: 'edge-1', traceId: call.trace.traceId }]);
  assert.ok(body.kind === 'single');
  const [error] = body.singleResult.errors ?? [];
  assert.deepEqual(error?.extensions, {
    code: 'INTERNAL_SERVER_ERROR',
    write: 'UNKNOWN',
    requestId: 'edge-1',
  });
});
