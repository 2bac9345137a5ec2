import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defineModel } from '../../../src/providers/contract/model.ts';
import { defineRead } from '../../../src/providers/contract/read.ts';
import { needs, RequestReads } from '../../../src/providers/kit/reads.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

interface Installation {
  readonly read: unknown[];
}

interface UserYear {
  readonly user: string;
  readonly year: number;
}

const PLAN = { endpoint: () => undefined, per: 'object', reason: 'for the test' } as const;

const bills = defineRead({
  ...PLAN,
  load: async ({ read }: Installation, _request, { user, year }: UserYear) => {
    read.push([user, year]);
    if (year === 2000) throw new Error('refused');
    return year === 1999 ? null : year;
  },
});

const name = defineRead({
  ...PLAN,
  load: async ({ read }: Installation, _request, id: string) => {
    read.push(id);
    return `user ${id}`;
  },
});

const total = defineRead({
  ...PLAN,
  load: async ({ read }: Installation) => read.push('total'),
});

const start = () => {
  const installation: Installation = { read: [] };
  return { installation, reads: new RequestReads(installation, aCall()) };
};

describe('RequestReads', () => {
  it('reads once for each key, also if the read fails', async () => {
    const { installation, reads } = start();
    const load = (year: number) => reads.load(bills, { user: '12', year });
    assert.deepEqual(await Promise.all([2015, 2016, 2015].map(load)), [2015, 2016, 2015]);
    for (let times = 0; times < 2; times += 1) {
      await assert.rejects(load(2000), { message: 'refused' });
    }
    assert.deepEqual(installation.read, [
      ['12', 2015],
      ['12', 2016],
      ['12', 2000],
    ]);
  });

  it('distinguishes reads, whatever their keys', async () => {
    const { installation, reads } = start();
    await Promise.all([reads.load(name, ''), reads.load(total), reads.load(total)]);
    assert.deepEqual(installation.read, ['', 'total']);
  });

  it('reads again after a write', async () => {
    const { installation, reads } = start();
    await reads.load(name, '5');
    reads.invalidate();
    await reads.load(name, '5');
    assert.deepEqual(installation.read, ['5', '5']);
  });
});

interface Sample {
  readonly __typename: 'Sample';
  readonly bill: ((args: { readonly year: number }) => Promise<string | null>) | string | null;
}

interface Source {
  readonly user: string;
  readonly context: { readonly reads: RequestReads<Installation> };
}

const createSample = defineModel<Sample, Source>('Sample', {
  bill: needs(
    bills,
    ({ user }, { year }: { readonly year: number }) => ({ user, year }),
    (year, { user }) => `${user} in ${year}`,
  ),
});

describe('needs', () => {
  it('declares the read of a field, and makes it when called', async () => {
    const { installation, reads } = start();
    const { bill } = createSample({ user: '12', context: { reads } });
    assert.deepEqual(createSample.loaded.get('bill')?.reads, [bills]);
    assert.deepEqual(installation.read, []);
    assert.ok(typeof bill === 'function');
    assert.equal(await bill({ year: 2015 }), '12 in 2015');
  });

  it('creates a field that is null if nothing was found', async () => {
    const { bill } = createSample({ user: '12', context: { reads: start().reads } });
    assert.ok(typeof bill === 'function');
    assert.equal(await bill({ year: 1999 }), null);
  });
});
