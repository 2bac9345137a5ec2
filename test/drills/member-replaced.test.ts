import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send } from '../support/clients/graphql.ts';
import { everyMember, replaced, replacementsAt } from './fault-matrix/fields.ts';
import type { Bench } from './fault-matrix/fixture.ts';
import { lies } from './fault-matrix/incorrect-fields.ts';
import { startWarmBench } from './fault-matrix/inject-fault.ts';
import { UPSTREAM_APIS, type UpstreamApi } from './fault-matrix/upstream-apis.ts';

/** The APIs in JSON. The other dialect is decoded into the same documents. */
const SPEAKING_JSON = UPSTREAM_APIS.filter(({ isXml }) => isXml !== true);

describe('D22: A replaced property of a document', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  for (const api of SPEAKING_JSON) {
    it(`causes no incorrect field: ${api.name}`, async () => {
      const { truth, document } = await record(api, bench);
      const seat = bench.seatOf(api, 'read');
      const query = `{ met: ${api.read(seat.provider)} }`;
      let refused = 0;
      for (const path of everyMember(document)) {
        for (const replacement of replacementsAt(path)) {
          const body = Buffer.from(JSON.stringify(replaced(document, path, replacement)));
          seat.proxy?.meetWith(async ({ send }) => {
            await send({ status: 200, headers: { 'content-type': 'application/json' }, body });
          });
          const { data, errors, text } = await send(bench.url, query);
          const about = `${path.join('.')} as ${JSON.stringify(replacement)} → ${text}`;
          const codes = errors.map(({ extensions }) => extensions['code']);
          assert.deepEqual(
            codes.filter((code) => code !== 'UPSTREAM_CONTRACT'),
            [],
            about,
          );
          assert.deepEqual(
            lies(data?.['met'] ?? null, truth, { replacement, hasError: errors.length > 0 }),
            [],
            about,
          );
          refused += errors.length;
        }
      }
      assert.ok(refused > 0);
      assert.deepEqual(
        bench.log.filter((line) => line.includes('Unexpected error')),
        [],
      );
    });
  }
});

/** Returns what GraphQL shows without a fault, and the document behind it. */
async function record(api: UpstreamApi, bench: Bench) {
  const seat = bench.seatOf(api, 'read');
  let document: unknown;
  seat.proxy?.meetWith(async ({ forward, send }) => {
    const response = await forward();
    document = JSON.parse(response.body.toString('utf8'));
    await send(response);
  });
  const { data } = await send(bench.url, `{ met: ${api.read(seat.provider)} }`);
  return { truth: data?.['met'] ?? null, document };
}
