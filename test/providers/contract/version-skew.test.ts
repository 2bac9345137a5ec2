import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  printed as printedPlatform,
  startOverAnswers as startOverPlatform,
} from '../../support/activeplatform/gateway.ts';
import { send } from '../../support/clients/graphql.ts';
import { readSource } from '../../support/files/sources.ts';
import type { GatewayOverServer } from '../../support/gateway/gateway.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import { startOverAnswers as startOverPanel } from '../../support/onapp/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { startAnsweredVms } from '../../support/vms/gateway.ts';

type Json = Readonly<Record<string, unknown>>;

interface Upstream {
  readonly name: string;
  readonly id: string;
  readonly start: (result: Parameters<typeof startOverPanel>[0]) => Promise<GatewayOverServer>;
  /** The user as the known version writes it. */
  readonly body: Json;
  /** The fields that this document contains. */
  readonly selection: string;
  /** The same document with this word as its status. */
  readonly withStatus: (word: string) => Json;
  /** The values that every version must send. */
  readonly least: Json;
}

const vmsUser: Json = JSON.parse(readSource('test/fixtures/vms/admin-user-200.json'));
const platformUser: Json = JSON.parse(await printedPlatform('update-200.json'));

const UPSTREAMS: readonly Upstream[] = [
  {
    name: 'the Admin API of a VMS',
    id: 'vms/user/5',
    start: startAnsweredVms,
    body: withVmsStatus('active'),
    selection: `... on VmsUser {
      userType cameras { edges { node { id name } details { group { id } } } } subUsers { nodes { id } } intercoms { nodes { id name } } events
    }`,
    withStatus: withVmsStatus,
    least: { id: 5 },
  },
  {
    name: 'ActivePlatform',
    id: 'activeplatform/user/2002986',
    start: startOverPlatform,
    body: platformUser,
    selection:
      '... on ActivePlatformUser { firstName middleName email customAttributes { name value } }',
    withStatus: (word) => ({ ...platformUser, status: word }),
    least: { id: 2_002_986 },
  },
  {
    name: 'OnApp',
    id: 'onapp/user/12',
    start: startOverPanel,
    body: { user: FULL_USER },
    selection:
      '... on OnAppUser { email locale suspendAt roles { id name } additionalFields { name value } }',
    withStatus: (word) => ({ user: { ...FULL_USER, status: word } }),
    least: { user: { id: 12 } },
  },
];

function withVmsStatus(word: string): Json {
  return { ...vmsUser, billing_info: { data: [{ login: '170500', status: word }] } };
}

/** A word that no version has so far. */
const NEW = 'new_in_the_next_version';

for (const { name, id, start, body, selection, withStatus, least } of UPSTREAMS) {
  describe(`Another version of ${name}`, () => {
    const read = async (responded: Json, selected = selection) => {
      await using here = await start((response) => sendJson(response, 200, responded));
      const query = `query ($id: ID!) { user(id: $id) { id login name status createdAt ${selected} } }`;
      const { data, errors } = await send(here.url, query, { id });
      return { user: data?.['user'] as Json | null, errors };
    };

    it('G20: shows the same values if new properties are added', async () => {
      const known = await read(body);
      assert.deepEqual(known.errors, []);
      assert.notEqual(known.user?.['status'], 'UNKNOWN');
      const added = await read(withMore(body) as Json);
      assert.deepEqual(added.errors, []);
      // Documents that are passed on unchanged contain the new properties, too.
      assert.deepEqual(withoutMore(added.user), known.user);
    });

    it('G20: has the status UNKNOWN for an unknown word', async () => {
      for (const word of [NEW, 'ACTIVE!', 'constructor', '__proto__']) {
        const { user, errors } = await read(withStatus(word));
        assert.deepEqual(errors, []);
        assert.equal(user?.['status'], 'UNKNOWN', word);
      }
    });

    it('G20: shows null for values that an older version lacks', async () => {
      const { user, errors } = await read(least);
      assert.deepEqual(errors, []);
      assert.equal(user?.['id'], id);
      const reported = Object.entries(user ?? {}).filter(([, value]) => value !== null);
      const unknown = reported.filter(([member]) => member !== 'id' && member !== 'status');
      assert.deepEqual(
        unknown.filter(([, value]) => !isEmptyList(value)),
        [],
      );
      assert.equal(user?.['status'], 'UNKNOWN');
    });
  });
}

describe('Another version of the Billing API of a VMS', () => {
  it('G20: updates users despite unknown status and new properties', async () => {
    const responded = JSON.parse(readSource('test/fixtures/vms/billing-update-200.json'));
    await using here = await startAnsweredVms((response) =>
      sendJson(response, 200, withMore({ ...responded, status: NEW })),
    );
    const query = `mutation {
      updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED } }) {
        ... on UserUpdated {
          user { id status }
          billingAccount { status billingProperties { type value } }
        }
      }
    }`;
    const { data, errors } = await send(here.url, query);
    assert.deepEqual(errors, []);
    const billingAccount = {
      status: 'UNKNOWN',
      billingProperties: [{ type: 'phone', value: '+80283289362' }],
    };
    assert.deepEqual(data, {
      updateUser: { user: { id: 'vms/user/1', status: 'UNKNOWN' }, billingAccount },
    });
  });
});

/** Adds new properties of several types to every object. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).map(([key, member]) => [key, withMore(member)]);
  return { ...Object.fromEntries(known), [NEW]: { deep: [{ er: null }] }, [`${NEW}_2`]: 7 };
}

function withoutMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMore);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([key]) => !key.startsWith(NEW));
  return Object.fromEntries(known.map(([key, member]) => [key, withoutMore(member)]));
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
