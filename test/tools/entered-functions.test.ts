import assert from 'node:assert/strict';
import type { Profiler } from 'node:inspector';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { countFiles, findEntered, intersect } from '../../tools/entered-functions.ts';
import { ROOT, readSource } from '../support/files/sources.ts';

const FILE = 'src/lib/random-hex.ts';

function toScript(
  file: string,
  ...functions: readonly (readonly [name: string, start: number, count: number])[]
): Profiler.ScriptCoverage {
  return {
    scriptId: '1',
    url: pathToFileURL(`${ROOT}${file}`).href,
    functions: functions.map(([functionName, startOffset, count]) => ({
      functionName,
      isBlockCoverage: false,
      ranges: [{ startOffset, endOffset: startOffset + 1, count }],
    })),
  };
}

describe('findEntered', () => {
  const start = readSource(FILE).indexOf('function randomHex');

  it('names what was called by file and line', () => {
    const script = toScript(FILE, ['randomHex', start, 2], ['other', start, 0]);
    const line = readSource(FILE).slice(0, start).split('\n').length;
    assert.deepEqual(findEntered([script], ROOT), [{ file: FILE, line, name: 'randomHex' }]);
  });

  it('omits modules and the initializers of fields', () => {
    const initializer = '<instance_members_initializer>';
    const script = toScript(FILE, ['', 0, 1], [initializer, start, 1]);
    assert.deepEqual(findEntered([script], ROOT), []);
  });

  it('omits packages, Node itself and generated code', () => {
    const scripts = [
      toScript('node_modules/graphql/index.js', ['parse', 5, 1]),
      toScript('src/generated/schema-types.ts', ['f', 5, 1]),
      { ...toScript(FILE, ['read', 5, 1]), url: 'node:fs' },
    ];
    assert.deepEqual(findEntered(scripts, ROOT), []);
  });
});

describe('intersect', () => {
  const [one, other] = [
    { file: 'src/a.ts', line: 1, name: 'one' },
    { file: 'src/a.ts', line: 2, name: 'other' },
  ];

  it('keeps what every take has', () => {
    assert.deepEqual(intersect([[one, other], [other], [other, one]]), [other]);
  });

  it('counts each file once', () => {
    assert.equal(countFiles([one, other]), 1);
  });
});
