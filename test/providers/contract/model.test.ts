import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defineModel, isLoaded } from '../../../src/providers/contract/model.ts';
import { fieldNames } from '../../support/values/plain.ts';

interface Sample {
  readonly __typename: 'Sample';
  readonly id: string;
  readonly absent: string | null;
  readonly bills: ((args: { readonly year: number }) => Promise<number>) | number;
}

interface Source {
  readonly id: string;
  readonly read: (field: string) => void;
}

const createSample = defineModel<Sample, Source>('Sample', {
  id: ({ id, read }) => {
    read('id');
    return id;
  },
  absent: null,
  bills: { load: async ({ id }, { year }: { readonly year: number }) => Number(id) + year },
});

describe('defineModel', () => {
  it('reads a field when it is needed, and no other', () => {
    const reads: string[] = [];
    const sample = createSample({ id: '7', read: (field) => reads.push(field) });
    assert.equal(sample.__typename, 'Sample');
    assert.equal(sample.absent, null);
    assert.deepEqual(reads, []);
    assert.equal(sample.id, '7');
    assert.deepEqual(reads, ['id']);
  });

  it('lists the fields of its type', () => {
    const sample = createSample({ id: '7', read: () => {} });
    assert.deepEqual(fieldNames(sample).toSorted(), ['__typename', 'absent', 'bills', 'id']);
  });

  it('passes the arguments to a field that is loaded', async () => {
    const { bills } = createSample({ id: '7', read: () => {} });
    assert.equal(typeof bills === 'function' && (await bills({ year: 2000 })), 2007);
  });

  it('distinguishes loaded fields without reading them', () => {
    const reads: string[] = [];
    const sample = createSample({ id: '7', read: (field) => reads.push(field) });
    assert.deepEqual(
      ['id', 'bills', 'other'].map((name) => isLoaded(sample, name)),
      [false, true, false],
    );
    assert.equal(isLoaded({ id: 1 }, 'id'), undefined);
    assert.deepEqual(reads, []);
  });
});
