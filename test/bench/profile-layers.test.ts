import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALL_LAYERS, toShares } from '../../bench/profile-layers.ts';

const frame = (functionName: string, url: string) => ({
  functionName,
  scriptId: '0',
  url,
  lineNumber: 1,
  columnNumber: 1,
});

describe('Shares of layers', () => {
  it('leave idle time and the recorder out', () => {
    const nodes = [
      frame('(idle)', ''),
      frame('post', 'node:inspector'),
      frame('(garbage collector)', ''),
      frame('run', 'file:///roster/src/upstream/transport/exchange.ts'),
      frame('request', 'file:///roster/node_modules/undici/lib/api/api-request.js'),
      frame('strange', 'node:strange'),
    ].map((callFrame, id) => ({ id, callFrame }));
    const shares = toShares({
      nodes,
      startTime: 0,
      endTime: 1000,
      samples: [0, 1, 2, 3, 4, 5, 3],
      timeDeltas: [500, 100, 100, 100, 50, 50, 100],
    });
    assert.deepEqual(shares, {
      'garbage collection': 0.25,
      'src/upstream: policies, transport': 0.5,
      undici: 0.125,
      'Node.js: other': 0.125,
    });
    for (const layer of Object.keys(shares)) assert.ok(ALL_LAYERS.includes(layer), layer);
  });
});
