import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInputObjectType, isObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import { send } from '../../support/clients/graphql.ts';
import { EVERY_FIELD, FULL_ANSWER, FULL_USER } from '../../support/onapp/full-user.ts';
import { FULL_USER_XML } from '../../support/onapp/full-user-xml.ts';
import { PRINTED_USER, printed, startOverAnswers } from '../../support/onapp/gateway.ts';
import { leavesOf, parseXml } from '../../support/values/xml-tree.ts';

/**
 * Written by hand: every parameter that the vendor's page prints in a request or explains below it, the field of our
 * input, and the field that returns it.
 */
const PRINTED_MEMBERS: Readonly<Record<string, readonly [string, string]>> = {
  email: ['email', 'OnAppUser.email'],
  first_name: ['firstName', 'OnAppUser.firstName'],
  last_name: ['lastName', 'OnAppUser.lastName'],
  // No response contains a password; it contains only the time of its change.
  password: ['password', 'OnAppUser.passwordChangedAt'],
  user_group_id: ['userGroupId', 'OnAppUser.userGroup'],
  billing_plan_id: ['billingPlanId', 'OnAppUser.billingPlan'],
  bucket_id: ['bucketId', 'OnAppUser.bucket'],
  role_ids: ['roleIds', 'OnAppUser.roles'],
  'additional_fields.name': ['additionalFields.name', 'OnAppAdditionalField.name'],
  'additional_fields.value': ['additionalFields.value', 'OnAppAdditionalField.value'],
  suspend_at: ['suspendAt', 'OnAppUser.suspendAt'],
  registered_yubikey: ['hasYubikey', 'OnAppUser.hasYubikey'],
};

/** The page explains it, but no sample sends it: they send `billing_plan_id` instead. */
const EXPLAINED_ONLY = ['bucket_id'];

/** The JSON sample as an input of the gateway. */
const JSON_INPUT = {
  id: PRINTED_USER,
  email: '1111111losj@test.test',
  firstName: '1111',
  lastName: '1311',
  password: 'changeme',
  userGroupId: '1',
  billingPlanId: '1',
  roleIds: ['1', '2'],
  additionalFields: [{ name: 'additional_field_name', value: 'custom_value' }],
};

/** The XML sample as an input of the gateway. */
const XML_INPUT = {
  id: PRINTED_USER,
  email: 'somemail@example.com',
  firstName: 'NewName',
  lastName: 'NewLastName',
  password: 'qwe123',
  userGroupId: 'onapp/user-group/36',
  billingPlanId: 'onapp/billing-plan/2',
  roleIds: ['onapp/role/1'],
  additionalFields: [{ name: 'additional_field_name', value: 'custom_value' }],
  suspendAt: '2011-08-01T12:47:08Z',
  hasYubikey: true,
};

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { __typename ... on ConflictProblem { current { ${EVERY_FIELD} } } }
}`;

const BILLING_PLANS = { billingField: 'billing_plan_id' };

/** The selection for such a panel, whose reference is the plan. */
const ANSWER_OF_PLANS = {
  ...FULL_ANSWER,
  bucket: null,
  billingPlan: { id: 'onapp/billing-plan/40' },
  billingInfo: FULL_ANSWER.billingInfo.map((entry) => ({ ...entry, billingId: '40' })),
};

/** R6: the user has other values than the printed requests, so the update is not shown. */
const NOT_SHOWN = { __typename: 'ConflictProblem', current: ANSWER_OF_PLANS };

const isWrapper = (name: string) => /^(\d+|user|additional_field|role_id)$/.test(name);

/** Returns a path such as `additional_fields.name` for every leaf of a sample, without wrappers. */
function membersOf(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [path.join('.')];
  return Object.entries(value).flatMap(([key, member]) => {
    return membersOf(member, isWrapper(key) ? path : [...path, key]);
  });
}

describe('OnApp: the printed requests', () => {
  it('have only parameters with an input and a schema field', async () => {
    const xml = leavesOf(parseXml(await printed('update-request.xml'))).map((names) =>
      names.filter((name) => !isWrapper(name)).join('.'),
    );
    const json: unknown = JSON.parse(await printed('update-request.json'));
    const members = new Set([...xml, ...membersOf(json), ...EXPLAINED_ONLY]);
    assert.deepEqual([...members].toSorted(), Object.keys(PRINTED_MEMBERS).toSorted());

    for (const [input, field] of Object.values(PRINTED_MEMBERS)) {
      const [member = '', below] = input.split('.');
      assert.ok(hasMember('UpdateOnAppUserInput', member), input);
      if (below !== undefined) assert.ok(hasMember('AdditionalFieldInput', below), input);
      const [type = '', name = ''] = field.split('.');
      assert.ok(hasMember(type, name), field);
    }
  });

  it('arrive as printed in JSON', async () => {
    await using over = await startOverAnswers(
      (response, { method }) =>
        method === 'PUT'
          ? response.writeHead(204).end()
          : response.end(JSON.stringify({ user: FULL_USER })),
      BILLING_PLANS,
    );
    const { data, errors } = await send(over.url, UPDATE, { input: { onApp: JSON_INPUT } });
    assert.deepEqual(errors, []);
    assert.deepEqual(data, { updateUser: NOT_SHOWN });

    const [put, ...others] = over.arrivals;
    assert.equal(`${put?.method} ${put?.url}`, 'PUT /users/12.json');
    assert.deepEqual(JSON.parse(put?.body ?? ''), JSON.parse(await printed('update-request.json')));
    assert.equal(put?.headers.accept, 'application/json');
    assert.equal(put?.headers['content-type'], 'application/json');
    assert.equal(put?.headers.authorization, 'Basic dXNlcjp1c2VycGFzcw==');
    assert.deepEqual(
      others.map(({ method, url }) => `${method} ${url}`),
      ['GET /users/12.json'],
    );
  });

  it('arrive as printed in XML, with the documented time format', async () => {
    await using over = await startOverAnswers(
      (response, { method }) =>
        method === 'PUT' ? response.writeHead(204).end() : response.end(FULL_USER_XML),
      { ...BILLING_PLANS, format: 'xml' },
    );
    const { data, errors } = await send(over.url, UPDATE, { input: { onApp: XML_INPUT } });
    assert.deepEqual(errors, []);
    assert.deepEqual(data, { updateUser: NOT_SHOWN });

    const [put] = over.arrivals;
    assert.equal(`${put?.method} ${put?.url}`, 'PUT /users/12.xml');
    const sample = await printed('update-request.xml');
    const expected = sample.replace('2011-08-01 12:47:08', '2011-08-01T12:47:08Z');
    assert.notEqual(expected, sample);
    assert.deepEqual(parseXml(put?.body ?? ''), parseXml(expected));
    assert.equal(put?.headers.accept, 'application/xml');
    assert.equal(put?.headers['content-type'], 'application/xml');
    assert.equal(put?.headers.authorization, 'Basic dXNlcjp1c2VycGFzcw==');
  });
});

function hasMember(typeName: string, member: string): boolean {
  const type = SCHEMA.getType(typeName);
  assert.ok(isObjectType(type) || isInputObjectType(type), typeName);
  return Object.hasOwn(type.getFields(), member);
}

const SCHEMA = createSchema();
