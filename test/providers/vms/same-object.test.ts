import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { IS_THOROUGH } from '../../support/values/thorough.ts';
import { startCorruptingProxy } from '../../support/vms/corrupting-proxy.ts';
import { inMinsk } from '../../support/vms/gateway.ts';
import { ObjectComparison } from '../../support/vms/object-comparison.ts';
import { everyWay, UPDATES } from '../../support/vms/ways-to-objects.ts';

/** The APIs that are configured, and how their documents are changed before the gateway reads them. */
interface Options {
  readonly apis: readonly ('admin' | 'billing')[];
  readonly corrupted?: Readonly<Record<string, unknown>>;
}

/** Reads every object of the simulators in every way; fails if two ways differ in a field. */
async function compareEveryWay({ apis, corrupted = {} }: Options): Promise<ObjectComparison> {
  await using vms = await runVmsSimulators({ usersList: true });
  await using admin = await startCorruptingProxy(vms.admin.url, corrupted);
  await using billing = await startCorruptingProxy(vms.billing.url, corrupted);
  const configured = {
    ...(apis.includes('admin') && {
      admin: { url: admin.url, ...vms.credentials, usersList: true },
    }),
    ...(apis.includes('billing') && { billing: { url: billing.url } }),
  };
  const limits = { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 };
  await using gateway = await startGatewayOver(
    { vms: inMinsk(configured) },
    { limits, access: { openSecrets: true } },
  );
  const comparison = new ObjectComparison(gateway.url);
  const isByIdRead = apis.includes('billing');
  const ways = everyWay({ isByIdRead });
  for (const way of ways) await comparison.read(way);
  for (const input of UPDATES) await comparison.update(input, isByIdRead);
  return comparison;
}

/** Values that no field of their name has. */
const ODD = [null, 'canary', 7, -1, {}, [], [1], true, ''] as const;

/** Names of values that several documents have. */
const SHARED = [
  ['name', 'title', 'mac', 'display_name', 'landline_number', 'duplicate_number'],
  ['status', 'start_at', 'group_type', 'flat_from', 'flat', 'key'],
  ['created_at', 'updated_at', 'user_type', 'is_sip_line_enable', 'number'],
] as const;

describe('An object of a VMS that is reached in several ways', () => {
  it('has the same fields with both APIs', async () => {
    const comparison = await compareEveryWay({ apis: ['admin', 'billing'] });
    assert.deepEqual(comparison.differences, []);
    // Each type was reached in at least two ways.
    for (const type of ['VmsUser', 'Camera', 'Intercom', 'IntercomFlat', 'IntercomKey']) {
      assert.ok(comparison.compared(type) > 20, `${type}: ${comparison.compared(type)}`);
    }
    assert.ok(comparison.compared('IntercomGroup') > 0);
    assert.ok(comparison.compared('Permission') > 0);
  });

  for (const [turn, names] of SHARED.entries()) {
    it(`has the same errors if ${names.join(', ')} are odd`, async () => {
      // If this run is not thorough, a null, a number and an object are tried, each with the names of one list.
      const values = IS_THOROUGH ? ODD : [ODD[turn * 2]];
      for (const value of values) {
        const corrupted = Object.fromEntries(names.map((name) => [name, value]));
        const comparison = await compareEveryWay({ apis: ['admin', 'billing'], corrupted });
        assert.deepEqual(comparison.differences, [], JSON.stringify(value));
      }
    });
  }

  for (const api of ['admin', 'billing'] as const) {
    it(`fails the same fields with only the ${api} API`, async () => {
      const comparison = await compareEveryWay({ apis: [api] });
      assert.deepEqual(comparison.differences, []);
    });
  }
});
