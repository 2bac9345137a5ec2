import { createServer } from 'node:http';
import { Pool } from 'undici';
import type { Ids, Operation } from './operations.ts';

/** The call of an upstream: a body in JSON is received as text. */
export type Send = (call: ReturnType<Operation['calls']>[number]) => Promise<string>;

/**
 * Serves operations without GraphQL: what a base line has in common with the others, receiving a request and sending
 * calls with undici.
 *
 * @param args PORT UPSTREAM
 * @param respond returns the body of the response. An operation is known by its document.
 */
export function serveBaseLine(
  [port = '0', upstream = '']: readonly string[],
  respond: (query: string, ids: Ids, send: Send) => Promise<string>,
): void {
  const pool = new Pool(upstream, { connections: 128 });
  const headers = { 'content-type': 'application/json' };
  const send: Send = async ({ method, path, body = null }) => {
    const response = await pool.request({ method, path, body, headers });
    return response.body.text();
  };
  createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    try {
      const text = await respond(query, variables, send);
      response.writeHead(200, headers);
      response.end(text);
    } catch (error) {
      response.writeHead(500, headers);
      response.end(JSON.stringify({ errors: [{ message: String(error) }] }));
    }
  }).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
}
