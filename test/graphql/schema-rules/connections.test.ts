import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getNamedType, isNonNullType } from 'graphql';
import { CONTRACT, OUTPUT_FIELDS, OUTPUT_TYPES } from '../../support/schema/contract.ts';

const CONNECTIONS = OUTPUT_TYPES.filter(({ name }) => name.endsWith('Connection'));

/** Returns the type of each field as text. */
const typesOf = (name: string) => {
  const type = OUTPUT_TYPES.find((it) => it.name === name);
  const fields = Object.values(type?.getFields() ?? {});
  return Object.fromEntries(fields.map((field) => [field.name, String(field.type)]));
};

describe('Rule of the schema: connections', () => {
  it('have edges, nodes, pageInfo and totalCount', () => {
    assert.ok(CONNECTIONS.length > 0);
    for (const { name } of CONNECTIONS) {
      const edge = name.replace(/Connection$/, 'Edge');
      const { node = '' } = typesOf(edge);
      assert.match(node, /^\w+!$/, edge);
      assert.equal(typesOf(edge)['cursor'], 'String!', edge);
      const shape = {
        edges: `[${edge}!]!`,
        nodes: `[${node}]!`,
        pageInfo: 'PageInfo!',
        totalCount: 'Int',
      };
      assert.deepEqual(typesOf(name), shape, name);
    }
  });

  it('have edges only', () => {
    const edges = OUTPUT_TYPES.filter(({ name }) => name.endsWith('Edge'));
    assert.equal(edges.length, CONNECTIONS.length);
    for (const { name } of edges) {
      assert.ok(CONTRACT.getType(name.replace(/Edge$/, 'Connection')), name);
    }
  });

  it('are nullable and take first: Int! = 25 and after', () => {
    const fields = OUTPUT_FIELDS.filter(({ field }) =>
      getNamedType(field.type).name.endsWith('Connection'),
    );
    assert.ok(fields.length >= CONNECTIONS.length);
    for (const { coordinate, field } of fields) {
      assert.equal(isNonNullType(field.type), false, coordinate);
      const args = Object.fromEntries(
        field.args.map(({ name, type, defaultValue }) => [name, [String(type), defaultValue]]),
      );
      assert.deepEqual(args['first'], ['Int!', 25], coordinate);
      assert.deepEqual(args['after'], ['String', undefined], coordinate);
    }
  });
});
