import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readUpstreamCalls } from '../../graphiql/upstream-calls.ts';

describe('readUpstreamCalls', () => {
  it('reads what would be sent', () => {
    assert.deepEqual(read({ data: null, extensions: { roster: { plan: [{ method: 'GET' }] } } }), {
      kind: 'plan',
      calls: [{ method: 'GET' }],
    });
  });

  it('reads what was sent, be it nothing', () => {
    assert.deepEqual(read({ data: {}, extensions: { roster: { trace: [] } } }), {
      kind: 'trace',
      calls: [],
    });
  });

  it('finds nothing in an answer that tells of no calls', () => {
    for (const answer of [{ data: {} }, { extensions: { roster: null } }, ['plan'], null]) {
      assert.equal(read(answer), undefined);
    }
  });

  it('finds nothing in an empty pane, nor in a text that is no JSON', () => {
    for (const text of ['', '<h1>Bad gateway</h1>'])
      assert.equal(readUpstreamCalls(text), undefined);
  });
});

function read(answer: unknown) {
  return readUpstreamCalls(JSON.stringify(answer));
}
