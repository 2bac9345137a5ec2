import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import {
  JOHN,
  printed,
  startOverAnswers,
  startOverPlatform,
} from '../../support/activeplatform/gateway.ts';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';

interface Row {
  /** The field as `Type.field` of our schema. */
  readonly field: string;
  /** The path of the value in the response of `USER`. */
  readonly at: string;
  /** Maps the printed value to its value in GraphQL; if absent, they are equal. */
  readonly as?: (value: string | number) => unknown;
}

const toUtc = (value: string | number) => new Date(value).toISOString();

/**
 * Written by hand: every property that the vendor's page prints in its response, and the field that
 * shows it.
 */
const PRINTED_MEMBERS: Readonly<Record<string, Row>> = {
  id: { field: 'ActivePlatformUser.id', at: 'id', as: (id) => `activeplatform/user/${id}` },
  first_name: { field: 'ActivePlatformUser.firstName', at: 'firstName' },
  middle_name: {
    field: 'ActivePlatformUser.middleName',
    at: 'middleName',
    as: (name) => (name === '' ? null : name),
  },
  last_name: { field: 'ActivePlatformUser.lastName', at: 'lastName' },
  email: { field: 'ActivePlatformUser.email', at: 'email' },
  status: {
    field: 'ActivePlatformUser.status',
    at: 'status',
    as: (status) => String(status).toUpperCase(),
  },
  'custom_attributes.0.name': {
    field: 'ActivePlatformCustomAttribute.name',
    at: 'customAttributes.0.name',
  },
  'custom_attributes.0.value': {
    field: 'ActivePlatformCustomAttribute.value',
    at: 'customAttributes.0.value',
  },
  created_at: { field: 'ActivePlatformUser.createdAt', at: 'createdAt', as: toUtc },
  updated_at: { field: 'ActivePlatformUser.updatedAt', at: 'updatedAt', as: toUtc },
};

const USER = `
  id login createdAt updatedAt status
  ... on ActivePlatformUser { firstName middleName lastName email customAttributes { name value } }`;

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { __typename ... on UserUpdated { user { ${USER} } } }
}`;

/** The properties of the printed request, in our names. */
const INPUT = {
  activePlatform: {
    id: JOHN,
    firstName: 'John',
    middleName: '',
    lastName: 'Doe',
    password: 'N;T@o;y!4TNqlV',
    customAttributes: [{ key: 'age', value: '21' }],
  },
};

/**
 * Returns the path and value of each value that is not an object or list:
 * `custom_attributes.0.name` → `Age`.
 */
function leavesOf(value: unknown, path = ''): [string, string | number][] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, value]];
  assert.ok(typeof value === 'object' && value !== null, `${path} is a leaf`);
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, path === '' ? key : `${path}.${key}`),
  );
}

async function printedLeaves(): Promise<[string, string | number][]> {
  const leaves = leavesOf(JSON.parse(await printed('update-200.json')));
  assert.equal(leaves.length, 10);
  return leaves;
}

/** Compares every printed value with the value in GraphQL. */
async function assertShowsPrinted(user: unknown): Promise<void> {
  const shown = new Map<string, unknown>(leavesWithNull(user));
  for (const [path, value] of await printedLeaves()) {
    const row = PRINTED_MEMBERS[path];
    assert.ok(row !== undefined, `${path} has a field`);
    assert.ok(shown.has(row.at), `${row.at} is in the response`);
    assert.equal(shown.get(row.at), row.as === undefined ? value : row.as(value), path);
  }
}

function leavesWithNull(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesWithNull(member, path === '' ? key : `${path}.${key}`),
  );
}

describe("ActivePlatform's printed response", () => {
  it('has exactly the properties of the table', async () => {
    const paths = (await printedLeaves()).map(([path]) => path);
    assert.deepEqual(paths, Object.keys(PRINTED_MEMBERS));

    const schema = createSchema();
    for (const { field } of Object.values(PRINTED_MEMBERS)) {
      const [typeName = '', fieldName = ''] = field.split('.');
      const type = schema.getType(typeName);
      assert.ok(isObjectType(type), typeName);
      assert.ok(type.getFields()[fieldName] !== undefined, field);
    }
  });

  it('arrives with every value in a read', async () => {
    const body = await printed('update-200.json');
    await using over = await startOverAnswers((response) => response.end(body));
    const received = await send(over.url, `query ($id: ID!) { user(id: $id) { ${USER} } }`, {
      id: JOHN,
    });
    assert.deepEqual(received.errors, []);
    await assertShowsPrinted(received.data?.['user']);
  });

  it('arrives with every value in the printed update', async () => {
    const body = await printed('update-200.json');
    await using over = await startOverAnswers((response) => response.end(body));
    const received = await send(over.url, UPDATE, { input: INPUT });
    assert.deepEqual(received.errors, []);
    await assertShowsPrinted(updatedUser(received));
  });
});

describe("ActivePlatform's printed request", () => {
  it('is sent as it is printed', async () => {
    const body = await printed('update-200.json');
    await using over = await startOverAnswers((response) => response.end(body));
    await send(over.url, UPDATE, { input: INPUT });
    const [arrival, ...others] = over.arrivals;
    assert.deepEqual(others, []);
    assert.equal(
      `${arrival?.method} ${arrival?.url}`,
      'PUT /api/vendor/v1/users/2002986.json?api_token=654321',
    );
    assert.deepEqual(
      JSON.parse(arrival?.body ?? ''),
      JSON.parse(await printed('update-request.json')),
    );
  });

  it('changes the simulated user to the printed one', async () => {
    await using over = await startOverPlatform();
    const received = await send(over.url, UPDATE, { input: INPUT });
    const { updatedAt, createdAt, ...user } = updatedUser(received);
    assert.equal(createdAt, '2016-10-03T07:06:38.740Z');
    assert.ok(Date.parse(String(updatedAt)) > Date.parse(String(createdAt)));
    assert.deepEqual(user, {
      id: JOHN,
      login: 'john.dooe@activeplatfrom.com',
      status: 'ACTIVE',
      firstName: 'John',
      middleName: null,
      lastName: 'Doe',
      email: 'john.dooe@activeplatfrom.com',
      customAttributes: [{ name: 'Age', value: '21' }],
    });
  });
});

function updatedUser({ data }: GraphqlAnswer): Readonly<Record<string, unknown>> {
  // `UPDATE` selects these fields; their values are asserted.
  const result = data?.['updateUser'] as { __typename: string; user: Record<string, unknown> };
  assert.equal(result.__typename, 'UserUpdated');
  return result.user;
}
