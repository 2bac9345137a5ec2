import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fieldCosts, nodeCost } from '../../../src/graphql/cost/read-costs.ts';
import {
  byType,
  type ObjectSet,
  type ProviderCosts,
} from '../../../src/providers/contract/costs.ts';
import {
  defineModel,
  type PlannedField,
  type PlannedModel,
} from '../../../src/providers/contract/model.ts';
import { defineRead } from '../../../src/providers/contract/read.ts';
import { openAdapter as openActivePlatform } from '../../support/activeplatform/adapter.ts';
import { filesBelow, ROOT } from '../../support/files/sources.ts';
import { openAdapter as openOnApp } from '../../support/onapp/adapter.ts';
import { connectVms } from '../../support/vms/gateway.ts';

/** Nothing is sent to it. */
const url = 'http://127.0.0.1:9';
const billing = { url };

const COSTS: Readonly<Record<string, readonly ProviderCosts[]>> = {
  activeplatform: [openActivePlatform(url).costs],
  onapp: [openOnApp(url).costs],
  vms: [
    connectVms({ billing, admin: { url, token: 'canary-token' } }).costs,
    connectVms({ billing }).costs,
  ],
};

/** Returns every model that a provider exports and that has a field with declared reads. */
async function readingModels(provider: string): Promise<readonly PlannedModel[]> {
  const modules: readonly object[] = await Promise.all(
    filesBelow(`src/providers/${provider}`, '.ts').map(
      (file) => import(pathToFileURL(ROOT + file).href),
    ),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isReadingModel);
}

const isReadingModel = (value: unknown): value is PlannedModel =>
  typeof value === 'function' &&
  'loaded' in value &&
  value.loaded instanceof Map &&
  [...value.loaded.values()].some(({ reads }) => reads !== undefined);

describe('The reads of models', () => {
  for (const [provider, costs] of Object.entries(COSTS)) {
    it(`are all counted: ${provider}`, async () => {
      const counted = new Set(costs.flatMap(({ models }) => [...models.values()].flat()));
      const models = await readingModels(provider);
      assert.ok(models.length > 1);
      const missing = models.filter((model) => !counted.has(model));
      assert.deepEqual(
        missing.map(({ typename }) => typename),
        [],
      );
    });
  }
});

const endpoint = { api: 'Sample', method: 'GET', path: 'pages', effect: 'read' } as const;
const page = defineRead({
  endpoint: ({ hasPages }: { readonly hasPages: boolean }) => (hasPages ? endpoint : undefined),
  per: 'object',
  reason: 'pages of the sample',
  maxCalls: 3,
  load: async () => 1,
});
const list = defineRead({ ...page, per: 'installation' });
const model = defineModel<{ __typename: 'Sample'; size: number }, object>('Sample', {
  size: { reads: [page], load: () => 1 },
});

const costsOf = (hasPages: boolean): ProviderCosts => ({
  concrete: { User: 'Sample', BillingInfo: 'Sample' },
  installation: { hasPages },
  models: byType(model),
  nodes: { sample: { model, read: page } },
  users: () => ({ costs: [] }),
  findUsers: () => ({ costs: [] }),
  updates: {},
});

const SAMPLES = { key: 'samples', count: 5 };

describe('fieldCosts', () => {
  const linesOf = (field: PlannedField, objects: ObjectSet = SAMPLES) =>
    fieldCosts(field, objects, {}, costsOf(true)).map(({ key, count }) => [key, count]);

  it('counts a read of an object once for each object', () => {
    assert.deepEqual(linesOf({ reads: [page] }), [['samples', 15]]);
  });

  it('counts a read of the installation once, and again after an update', () => {
    const count = (after?: string) => linesOf({ reads: [list] }, { ...SAMPLES, after });
    assert.deepEqual([count(), count('update one')], [[['all', 3]], [['all after update one', 3]]]);
  });

  it('takes calls and key from the arguments, none if refused', () => {
    const count = (calls: number) => linesOf({ reads: [page], plan: () => ({ key: 2015, calls }) });
    assert.deepEqual([count(2), count(0)], [[['["samples",2015]', 30]], []]);
  });

  it('counts nothing if the installation lacks the endpoint', () => {
    assert.deepEqual(fieldCosts({ reads: [page] }, SAMPLES, {}, costsOf(false)), []);
    assert.deepEqual(nodeCost('sample', '1', { id: 'a', costs: costsOf(false) }), { costs: [] });
  });
});
