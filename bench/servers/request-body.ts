import { OPERATIONS, toIds } from '../operations.ts';
import { HIVE_REQUESTS } from '../peers/hive/operations.ts';
import { SIZES } from '../size-operations.ts';

/** A server that is measured: `proxy` and `handler` are the base lines, `cached` is Roster with a read cache. */
export type ServerName = 'proxy' | 'handler' | 'roster' | 'cached' | 'apollo' | 'hive';

const byName = new Map([...OPERATIONS, ...SIZES].map((operation) => [operation.name, operation]));

/**
 * Returns the body of the n-th request of an operation, for the schema of a server. A base line has no schema: its
 * variables are native ids.
 *
 * @throws {Error} if the server has no such operation.
 */
export function toBody(server: ServerName, name: string, n: number): string {
  const request = server === 'hive' ? HIVE_REQUESTS[name] : byName.get(name);
  if (request === undefined) throw new Error(`${server} has no operation ${name}.`);
  const ids = toIds(n);
  const isBaseLine = server === 'proxy' || server === 'handler';
  const variables = isBaseLine ? ids : request.variables(ids);
  return JSON.stringify({ query: request.query, variables });
}
