import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedFields } from '../src/changed-fields.ts';

const BEFORE = { firstName: 'John', lastName: null, tags: ['a'], at: new Date(0) };

describe('changedFields', () => {
  it('returns nothing if no value differs', () => {
    assert.deepEqual(changedFields(BEFORE, structuredClone(BEFORE)), {});
  });

  it('returns a value that differs', () => {
    assert.deepEqual(changedFields(BEFORE, { ...BEFORE, lastName: 'Roe' }), { lastName: 'Roe' });
  });

  it('keeps null apart from an absent value', () => {
    assert.deepEqual(changedFields(BEFORE, { firstName: null }), { firstName: null });
    assert.deepEqual(changedFields(BEFORE, { firstName: undefined }), {});
    assert.deepEqual(changedFields<{ email?: null }>({}, { email: null }), { email: null });
  });

  it('sends a changed list or object as a whole', () => {
    assert.deepEqual(changedFields(BEFORE, { tags: ['a', 'b'] }), { tags: ['a', 'b'] });
    assert.deepEqual(changedFields(BEFORE, { tags: [] }), { tags: [] });
    const before = { permissions: { ids: ['1'] } };
    const after = { permissions: { names: ['x'] } };
    assert.deepEqual(changedFields<{ permissions: object }>(before, after), after);
  });

  it('distinguishes a list from an object with the same entries', () => {
    assert.deepEqual(changedFields<{ a: object }>({ a: ['x'] }, { a: { 0: 'x' } }), {
      a: { 0: 'x' },
    });
  });

  it('compares dates by their time', () => {
    assert.deepEqual(changedFields(BEFORE, { at: new Date(0) }), {});
    assert.deepEqual(changedFields(BEFORE, { at: new Date(1) }), { at: new Date(1) });
  });
});
