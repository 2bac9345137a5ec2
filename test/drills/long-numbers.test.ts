import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send } from '../support/clients/graphql.ts';
import { requireText } from '../support/values/json-property.ts';
import type { Bench } from './fault-matrix/fixture.ts';
import { startWarmBench } from './fault-matrix/inject-fault.ts';
import { UPSTREAM_APIS } from './fault-matrix/upstream-apis.ts';

/** The smallest positive integer that a double cannot represent. */
const LONG = '9007199254740993';

describe('D23: An id of sixteen digits', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  for (const api of UPSTREAM_APIS) {
    it(`is requested and shown digit for digit: ${api.name}`, async () => {
      const seat = bench.seatOf(api, 'read');
      const args: string[] = [];
      const own = /\/(user|intercom)\/(\d+)/.exec(api.read(''));
      const [, type = '', id = ''] = own ?? [];
      seat.proxy?.meetWith(async ({ request, send }) => {
        args.push(request.path);
        const path = request.path.replace(LONG, id);
        const response = await bench.installation.forwardTo(seat.simulator)({ ...request, path });
        const body = response.body
          .toString('utf8')
          .replace(new RegExp(`("id":)${id}\\b`), `$1${LONG}`)
          .replace(new RegExp(`(<id[^>]*>)${id}\\b`), (_all, tag) => tag + LONG);
        await send({ ...response, body: Buffer.from(body) });
      });
      const query = api.read(seat.provider).replace(`/${type}/${id}`, `/${type}/${LONG}`);
      const { data, errors } = await send(bench.url, `{ met: ${query} }`);
      assert.deepEqual(errors, []);
      assert.equal(requireText(data, 'met.id'), `${seat.provider}/${type}/${LONG}`);
      assert.equal(args.length, 1);
      assert.ok(args[0]?.includes(LONG), args[0]);
    });
  }
});
