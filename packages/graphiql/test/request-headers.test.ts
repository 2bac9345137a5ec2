import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toIntrospectionHeaders, toOperationHeaders } from '../src/request-headers.ts';

const TYPED = { Authorization: 'Bearer a', 'X-Tries': 3, 'Roster-Explain': 'trace' };

describe('Request headers of GraphiQL', () => {
  it('contain the typed headers and the media types', () => {
    const headers = toOperationHeaders({ 'X-Tries': 3 }, undefined);
    assert.equal(headers.get('x-tries'), '3');
    assert.equal(headers.get('content-type'), 'application/json');
  });

  it('replace a typed header by the choice of the switch', () => {
    assert.equal(toOperationHeaders(TYPED, 'plan').get('roster-explain'), 'plan');
    assert.equal(toOperationHeaders(TYPED, undefined).get('roster-explain'), 'trace');
  });

  it('explain no introspection, not even if that was typed', () => {
    const headers = toIntrospectionHeaders(TYPED);
    assert.equal(headers.get('roster-explain'), null);
    assert.equal(headers.get('authorization'), 'Bearer a');
  });
});
