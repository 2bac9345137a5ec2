import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { describeProvider } from './provider-suite.ts';

describeProvider('VMS Billing', {
  provider: 'vms',
  kind: 'VMS',
  method: 'PATCH',
  startUpstream: async () => {
    const { billing, close } = await runVmsSimulators();
    const header = { name: 'X-Token', value: 'canary-header-4d1f' };
    const settings = { kind: 'vms', billing: { url: billing.url, attemptMs: 400, header } };
    return { simulator: billing, settings, secrets: [header.value], close };
  },
  accepted: {
    input: { vmsBilling: { login: 'test@mail.com', status: 'BLOCKED' } },
    user: { id: 'vms/user/1', login: 'test@mail.com', status: 'BLOCKED' },
  },
  refused: {
    input: { vmsBilling: { login: 'test@mail.com', password: 'x'.repeat(101) } },
    path: ['input', 'vmsBilling', 'password'],
    rule: 'TOO_LONG',
  },
  password: {
    input: { vmsBilling: { login: 'test@mail.com', password: 'Canary-pass-91' } },
    value: 'Canary-pass-91',
  },
  unknownUser: { vmsBilling: { login: 'nobody@mail.com', status: 'ACTIVE' } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"message":"","errors":{"any_key":["The cause of the error will be described here"]}}',
  },
  canRead: false,
});
