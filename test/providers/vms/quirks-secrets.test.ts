import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send, tryUpdate } from '../../support/clients/graphql.ts';
import { selectEverything } from '../../support/schema/select-everything.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { ADMIN_PAGE } from '../../support/vms/admin-page.ts';
import { readVmsUser, startAnsweredVms, startSimulatedVms } from '../../support/vms/gateway.ts';
import { printed } from '../../support/vms/printed.ts';
import { memberAt } from '../../support/vms/property-at.ts';
import { rowsOf, selectionOf, withLeaves } from '../../support/vms/vendor-page.ts';

/** A selection of every printed field, except secrets, of a user of the Admin API. */
const EVERYTHING = selectionOf(rowsOf(ADMIN_PAGE).map(({ responded }) => responded));

const SECRET_PATHS = [
  'intercoms[].login',
  'intercoms[].password',
  'intercom_flats[].number',
  'intercom_keys[].key',
];

/** The printed user, with a unique text in each secret. */
const CANARY_USER = withLeaves(printed('admin-user-200'), ({ path, value }) =>
  SECRET_PATHS.includes(path) ? `canary ${path}` : value,
);

const PASSWORD = 'canary+pass/w"ord';

/** The encodings in which an upstream may repeat a password. */
const ECHOES = [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString('base64')];

const USER = { login: { login: '170500' } };

describe('VMS secrets', () => {
  it('quirk 14: writes no device credential to a response or log', async () => {
    const lines: string[] = [];
    const write = (...line: readonly unknown[]) => lines.push(JSON.stringify(line));
    const log = { info: write, warn: write, error: write };
    await using here = await startAnsweredVms(
      (response) => sendJson(response, 200, CANARY_USER),
      {},
      log,
    );
    const { user, errors, text } = await readVmsUser(here.url, EVERYTHING);
    assert.deepEqual([errors, user === null], [[], false]);
    assert.equal(lines.length, 1);
    assert.equal(/canary/.test(`${text}${lines.join()}`), false);
  });

  it('quirk 14: names a malformed property and quotes no secret', async () => {
    const broken = { ...Object(CANARY_USER), events: 'canary-events' };
    await using here = await startAnsweredVms((response) => sendJson(response, 200, broken));
    const { errors, text } = await readVmsUser(here.url, EVERYTHING);
    assert.match(errors[0]?.message ?? '', /\$\.events: expected a list/);
    assert.equal(text.includes('canary'), false);
  });

  it('quirk 14: redacts a password that a VMS repeats in any encoding', async () => {
    await using here = await startAnsweredVms((response) =>
      sendJson(response, 422, { errors: { password: ECHOES, [PASSWORD]: ['See the key.'] } }),
    );
    const vmsBilling = { user: { login: { login: '170500' } }, password: PASSWORD };
    const { data, text } = await tryUpdate(here.url, { vmsBilling });
    assert.equal(text.split('[secret]').length - 1, ECHOES.length + 1, JSON.stringify(data));
    assert.equal(/canary|Y2FuYXJ5/.test(text), false);
  });

  it('quirk 14: repeats no password of an invalid GraphQL request', async () => {
    await using here = await startAnsweredVms((response) => sendJson(response, 200, {}));
    for (const vmsBilling of [
      { user: USER, password: ['canary-1'] },
      { user: USER, passwort: 'canary-2' },
      { password: 'canary-3' },
    ]) {
      const { errors, text } = await tryUpdate(here.url, { vmsBilling });
      assert.equal(errors.length, 1);
      assert.equal(text.includes('canary'), false);
    }
    assert.deepEqual(here.arrivals, []);
  });

  it('quirk 15: has no field for secrets under their upstream names', async () => {
    await using here = await startAnsweredVms((response) => sendJson(response, 200, CANARY_USER));
    for (const [selection, field] of [
      ['intercomKeys { nodes { key } }', 'key'],
      ['intercomFlats { nodes { number } }', 'number'],
      ['intercoms { nodes { login } }', 'login'],
      ['intercoms { nodes { password } }', 'password'],
      ['cameras { nodes { preview } }', 'preview'],
    ] as const) {
      const { errors } = await readVmsUser(here.url, selection);
      assert.match(errors[0]?.message ?? '', new RegExp(`^Cannot query field "${field}" on type`));
    }
    assert.deepEqual(here.arrivals, []);
  });

  it('quirk 15: returns phone numbers and addresses only if selected', async () => {
    await using here = await startAnsweredVms((response) => sendJson(response, 200, CANARY_USER));
    const secrets = ['+375292769284', '192.168.18.207', '08:13:c0:00:00:82'];
    const unasked = await readVmsUser(
      here.url,
      'login intercoms { nodes { id } } intercomFlats { nodes { id } }',
    );
    for (const value of secrets) assert.equal(unasked.text.includes(value), false);
    const args = await readVmsUser(
      here.url,
      'intercoms { edges { node { mac } details { ip } } } intercomFlats { nodes { landlineNumber } }',
    );
    for (const value of secrets) assert.equal(args.text.includes(value), true);
  });

  it('quirk 15: hides secrets of devices from callers without secrets:read', async () => {
    await using here = await startSimulatedVms();
    const { data, errors, text } = await send(
      here.url,
      `{
        camera(id: "vms/camera/2") ${selectEverything('Camera')}
        intercom(id: "vms/intercom/2") ${selectEverything('Intercom')}
      }`,
    );
    assert.deepEqual([...new Set(errors.map(({ path }) => path?.at(-1)))].sort(), [
      'code',
      'previewUrl',
      'sipNumber',
    ]);
    assert.ok(errors.every(({ extensions }) => extensions['code'] === 'FORBIDDEN'));
    assert.equal(memberAt(data, 'intercom.keys.totalCount'), 4);
    assert.equal(memberAt(data, 'intercom.flats.totalCount'), 3);
    // These are tokens of previews, logins of devices, codes of keys and SIP addresses.
    assert.equal(/canary|04A1B2C|vgw1/.test(text), false);
  });

  it('redacts the Admin credential in a response', async () => {
    await using here = await startAnsweredVms((response, { headers }) =>
      sendJson(response, 422, { errors: { any_key: [`Not with ${headers.authorization}.`] } }),
    );
    const input = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } };
    const { text } = await tryUpdate(here.url, input);
    assert.match(text, /Not with Bearer \[secret\]\./);
    const refused = await send(here.url, '{ permissions(provider: "vms") { id } }');
    assert.equal(`${text}${refused.text}`.includes('canary'), false);
  });
});
