import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toIntrospectionHeaders, toOperationHeaders } from '../src/request-headers.ts';

const TYPED = { Authorization: 'Bearer a', 'X-Tries': 3, 'Roster-Explain': 'trace' };

describe('Request headers of GraphiQL', () => {
  it('contain the typed headers and the media types', () => {
    const headers = toOperationHeaders({ 'X-Tries': 3 }, undefined, undefined);
    assert.equal(headers.get('x-tries'), '3');
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal(headers.get('authorization'), null);
  });

  it('replace a typed header by the choice of the switch', () => {
    assert.equal(toOperationHeaders(TYPED, 'plan', undefined).get('roster-explain'), 'plan');
    assert.equal(toOperationHeaders(TYPED, undefined, undefined).get('roster-explain'), 'trace');
  });

  it('explain no introspection, not even if that was typed', () => {
    const headers = toIntrospectionHeaders(TYPED, undefined);
    assert.equal(headers.get('roster-explain'), null);
    assert.equal(headers.get('authorization'), 'Bearer a');
  });

  it('contain the key of the page unless another is typed', () => {
    for (const toHeaders of [
      (typed: object) => toOperationHeaders({ ...typed }, undefined, 'k'),
      (typed: object) => toIntrospectionHeaders({ ...typed }, 'k'),
    ]) {
      assert.equal(toHeaders({}).get('authorization'), 'Bearer k');
      assert.equal(toHeaders(TYPED).get('authorization'), 'Bearer a');
    }
  });
});
