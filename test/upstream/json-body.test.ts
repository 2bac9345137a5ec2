import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ContractMismatch } from '../../src/upstream/contract.ts';
import { readJson } from '../../src/upstream/json-body.ts';

describe('readJson', () => {
  it('keeps an id digit for digit that a double would round', () => {
    assert.deepEqual(readJson('{"id":9007199254740993,"n":1.5}'), {
      id: '9007199254740993',
      n: 1.5,
    });
  });

  it('quotes nothing of what is no JSON', () => {
    assert.throws(
      () => readJson('{"password":"canary'),
      (error) => error instanceof ContractMismatch && !error.message.includes('canary'),
    );
  });

  it('changes no prototype', () => {
    readJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
