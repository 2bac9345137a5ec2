import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readUpstreamCalls } from '../src/upstream-calls.ts';

describe('readUpstreamCalls', () => {
  it('reads the calls of a plan', () => {
    assert.deepEqual(read({ data: null, extensions: { roster: { plan: [{ method: 'GET' }] } } }), {
      kind: 'plan',
      calls: [{ method: 'GET' }],
    });
  });

  it('reads the calls of a trace, even an empty one', () => {
    assert.deepEqual(read({ data: {}, extensions: { roster: { trace: [] } } }), {
      kind: 'trace',
      calls: [],
    });
  });

  it('returns undefined for a response without calls', () => {
    for (const response of [{ data: {} }, { extensions: { roster: null } }, ['plan'], null]) {
      assert.equal(read(response), undefined);
    }
  });

  it('returns undefined for an empty pane and for invalid JSON', () => {
    for (const text of ['', '<h1>Bad gateway</h1>'])
      assert.equal(readUpstreamCalls(text), undefined);
  });
});

function read(response: unknown) {
  return readUpstreamCalls(JSON.stringify(response));
}
