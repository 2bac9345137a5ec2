import { runVmsSimulators } from '../../src/simulators/vms/vms-simulators.ts';
import { describeProvider } from './provider-suite.ts';

describeProvider('VMS Billing', {
  provider: 'vms',
  method: 'PATCH',
  startUpstream: async () => {
    const { billing, close } = await runVmsSimulators();
    const settings = { kind: 'vms', billing: { url: billing.url, attemptMs: 400 } };
    return { simulator: billing, settings, close };
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
  unknownUser: { vmsBilling: { login: 'nobody@mail.com', status: 'ACTIVE' } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"message":"","errors":{"any_key":["The cause of the error will be described here"]}}',
  },
  canReadBack: false,
});
