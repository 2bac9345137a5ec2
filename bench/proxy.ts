import { serveBaseLine } from './base-server.ts';
import { OPERATIONS } from './operations.ts';
import { SIZES } from './size-operations.ts';

/*
 * The least that a gateway can do: it receives an operation, makes its calls and returns their
 * bodies unread. It is started as a process of its own: `node bench/proxy.ts PORT UPSTREAM`.
 */

const byQuery = new Map([...OPERATIONS, ...SIZES].map(({ query, calls }) => [query, calls]));

serveBaseLine(process.argv.slice(2), async (query, ids, send) => {
  const calls = byQuery.get(query);
  if (calls === undefined) throw new Error('The operation is unknown.');
  const bodies = await Promise.all(calls(ids).map(send));
  return `{"data":[${bodies.join(',')}]}`;
});
