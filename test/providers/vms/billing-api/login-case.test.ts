import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { update } from '../../../support/clients/graphql.ts';
import { startGatewayOver } from '../../../support/gateway/gateway.ts';

const INPUT = { vmsBilling: { user: { login: { login: 'Test@Mail.com' } }, status: 'BLOCKED' } };

describe('Billing update with a login in another case', () => {
  for (const [loginsIgnoreCase, outcome] of [
    [true, 'UserUpdated'],
    [false, 'NotFoundProblem'],
  ] as const) {
    const name = loginsIgnoreCase ? 'ignores case' : 'compares letter for letter';
    it(`returns ${outcome} if the VMS ${name}`, async () => {
      await using vms = await runVmsSimulators({ loginsIgnoreCase });
      const billing = { url: vms.billing.url };
      await using gateway = await startGatewayOver({ vms: { kind: 'vms', billing } });
      assert.equal((await update(gateway.url, INPUT)).__typename, outcome);
    });
  }
});
