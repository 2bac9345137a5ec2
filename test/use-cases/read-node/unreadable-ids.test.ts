import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isInterfaceType } from 'graphql';
import { ID_TYPES } from '../../../src/providers/kit/ids/id-types.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { CONTRACT } from '../../support/schema/contract.ts';

/** The types that each provider reads by id. */
const READABLE: Readonly<Record<string, readonly string[]>> = {
  vms: ['user', 'camera', 'intercom'],
  activeplatform: ['user', 'account'],
  onapp: ['user'],
};

describe('Id of an object that cannot be read', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  async function readMessages(ids: readonly string[]): Promise<readonly (string | undefined)[]> {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { data, errors } = await send(demo.url, query, { ids });
    assert.equal(Object(data?.['nodes']).length, ids.length);
    return ids.map((_id, index) => {
      const error = errors.find(({ path }) => path?.[1] === index);
      if (error !== undefined) assert.equal(error.extensions['code'], 'BAD_USER_INPUT');
      return error?.message;
    });
  }

  for (const [provider, readable] of Object.entries(READABLE)) {
    it(`names the types that ${provider} reads`, async () => {
      const types = [...ID_TYPES, 'nonsense'];
      const messages = await readMessages(types.map((type) => `${provider}/${type}/1`));
      const list = readable.join(', ');
      const expected = types.map((type) => {
        if (readable.includes(type)) return undefined;
        return type === 'nonsense'
          ? `The id has an unknown object type: ${provider} reads ${list}.`
          : `Objects of type ${type} cannot be read by their ids: ${provider} reads only ${list}. Select it as a field of the object that it belongs to.`;
      });
      assert.deepEqual(messages, expected);
    });
  }

  it('is not promised by the descriptions of the schema', () => {
    const { node } = CONTRACT.getQueryType()?.getFields() ?? {};
    const description = node?.description ?? '';
    for (const type of new Set(Object.values(READABLE).flat())) {
      assert.match(description, new RegExp(`\\b${type}\\b`));
    }
    assert.doesNotMatch(description, /\bany object\b/);
  });

  it('belongs to no type that implements Node', () => {
    const node = CONTRACT.getType('Node');
    assert.ok(isInterfaceType(node));
    // Users of every provider can be read.
    const others = CONTRACT.getPossibleTypes(node).filter((type) =>
      type.getInterfaces().every(({ name }) => name !== 'User'),
    );
    assert.deepEqual(others.map(({ name }) => name).sort(), [
      'ActivePlatformBillingInfo',
      'Camera',
      'Intercom',
      'Provider',
    ]);
  });
});
