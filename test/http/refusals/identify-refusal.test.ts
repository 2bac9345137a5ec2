import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpServer } from '../../../src/http/http-server.ts';
import { identifyRefusals } from '../../../src/http/refusals/identify-refusal.ts';

const BODIES = [
  '',
  'Not found',
  '{',
  '{"errors":',
  '<html></html>',
  'null',
  '[]',
  '"x"',
  '{"errors":[]}',
];

describe('identifyRefusals', () => {
  for (const status of [400, 404, 405, 503]) {
    it(`leaves other bodies than GraphQL errors unchanged with ${status}`, async () => {
      const reported: unknown[] = [];
      const server = createHttpServer({
        maxBodyBytes: 1024,
        acceptsHost: () => true,
        onUnexpectedError: (error) => reported.push(error),
      });
      server.get<{ Params: { at: string } }>(
        '/:at',
        { onSend: identifyRefusals((refusal) => reported.push(refusal)) },
        async ({ params }, reply) => reply.code(status).send(BODIES[Number(params.at)]),
      );
      const url = await server.listen({ host: '127.0.0.1', port: 0 });
      for (const [at, body] of BODIES.entries()) {
        const response = await fetch(`${url}/${at}`);
        assert.deepEqual([response.status, await response.text()], [status, body]);
      }
      assert.deepEqual(reported, []);
      await server.close();
    });
  }
});
