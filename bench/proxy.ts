import { createServer } from 'node:http';
import { Pool } from 'undici';
import { OPERATIONS } from './operations.ts';

/*
 * The least that a gateway can do: it receives an operation, makes its calls and returns their
 * bodies. It is started as a process of its own: `node bench/proxy.ts PORT UPSTREAM`.
 */

const [port = '0', upstream = ''] = process.argv.slice(2);
const pool = new Pool(upstream, { connections: 32 });
const byQuery = new Map(OPERATIONS.map(({ query, calls }) => [query, calls]));

createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { query } = JSON.parse(Buffer.concat(chunks).toString());
  const bodies = await Promise.all(
    (byQuery.get(query) ?? []).map(async ({ method, path, body = null }) => {
      const answer = await pool.request({
        method,
        path,
        body,
        headers: { 'content-type': 'application/json' },
      });
      return answer.body.text();
    }),
  );
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`{"data":[${bodies.join(',')}]}`);
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
