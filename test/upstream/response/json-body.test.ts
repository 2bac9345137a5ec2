import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ContractMismatch } from '../../../src/upstream/response/contract.ts';
import { readJson } from '../../../src/upstream/response/json-body.ts';

describe('readJson', () => {
  it('keeps all digits of an id that a double rounds', () => {
    assert.deepEqual(readJson('{"id":9007199254740993,"n":1.5}'), {
      id: '9007199254740993',
      n: 1.5,
    });
  });

  it('does not quote a text that is not JSON', () => {
    assert.throws(
      () => readJson('{"password":"canary'),
      (error) => error instanceof ContractMismatch && !error.message.includes('canary'),
    );
  });

  it('does not change prototypes', () => {
    readJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
