import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallDocuments } from '../../../src/request/held-documents.ts';
import { BodyBudget } from '../../../src/upstream/response/body-budget.ts';
import { Transport } from '../../../src/upstream/transport/transport.ts';
import { startHttpServer } from '../../support/upstreams/http-server.ts';

describe('Transport', () => {
  it('D9: waits for the response after 102 and 103', async () => {
    await using server = await startHttpServer((response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.end('{"id":1}');
    });
    const transport = new Transport({ origin: server.url, connections: 1, connectMs: 1000 });
    const signal = AbortSignal.timeout(5000);
    try {
      const { status, text } = await transport.send(
        { path: '/', method: 'GET', headers: {}, body: null },
        { signal, clientDisconnected: signal },
        { maxBytes: 1000, budget: new BodyBudget(1000), documents: new CallDocuments() },
      );
      assert.deepEqual({ status, text }, { status: 200, text: '{"id":1}' });
    } finally {
      await transport.close();
    }
  });
});
