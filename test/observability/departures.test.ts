import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../support/clients/graphql.ts';
import { sendJson } from '../support/upstreams/http-server.ts';
import { startAnsweredVms } from '../support/vms/gateway.ts';
import { printed } from '../support/vms/printed.ts';
import { samplesOf } from './metrics/samples.ts';

const DEPARTURES = 'roster_upstream_contract_departures_total';
const USER = Object(printed('admin-user-200'));

/** A user with values that cannot be read. Each contains a canary. */
const BODY = {
  ...USER,
  created_at: 'canary-date',
  cameras: [
    { ...USER.cameras[0], start_at: 'canary-start' },
    { ...USER.cameras[0], id: 'canary-id' },
  ],
};

const query = (selection: string) =>
  `{ user(id: "vms/user/5") { id ... on VmsUser { ${selection} } } }`;

/** Starts a gateway over a VMS that returns this user; its warnings are recorded. */
async function start() {
  const warnings: { readonly details: object; readonly message: string }[] = [];
  const log = {
    info: () => {},
    warn: (details: object, message: string) => warnings.push({ details, message }),
    error: () => {},
  };
  const vms = await startAnsweredVms((response) => sendJson(response, 200, BODY), {}, log);
  return { url: vms.url, warnings, [Symbol.asyncDispose]: () => vms[Symbol.asyncDispose]() };
}

describe('A departure from the documentation of an API', () => {
  it('is counted by path each time it is needed', async () => {
    await using gateway = await start();
    for (let n = 0; n < 3; n += 1)
      await send(gateway.url, query('createdAt cameras { nodes { startAt } }'));
    const counts = (await samplesOf(gateway.url, DEPARTURES)).map(({ labels, value }) => [
      labels['method'],
      labels['field'],
      value,
    ]);
    assert.deepEqual(counts.toSorted(), [
      ['GET', '$.cameras.*.id', 3],
      ['GET', '$.cameras.*.start_at', 3],
      ['GET', '$.created_at', 3],
    ]);
  });

  it('is logged once per path, without the value', async () => {
    await using gateway = await start();
    for (let n = 0; n < 3; n += 1)
      await send(gateway.url, query('createdAt cameras { nodes { startAt } }'));
    assert.deepEqual(
      gateway.warnings.map(({ message }) => message),
      Array.from({ length: 3 }, () => 'Response departs from its documentation'),
    );
    const text = JSON.stringify(gateway.warnings);
    assert.match(text, /\$\.created_at: expected a date/);
    assert.ok(!text.includes('canary'), text);
  });

  it('is not counted if its field is not selected', async () => {
    await using gateway = await start();
    const { errors } = await send(gateway.url, query('name'));
    assert.deepEqual(errors, []);
    assert.deepEqual(await samplesOf(gateway.url, DEPARTURES), []);
    assert.deepEqual(gateway.warnings, []);
  });
});
