import { runActivePlatformSimulator } from '@roster/simulators/activeplatform/simulator.ts';
import { describeProvider } from './provider-suite.ts';

describeProvider('ActivePlatform', {
  provider: 'activeplatform',
  kind: 'ACTIVE_PLATFORM',
  method: 'PUT',
  startUpstream: async () => {
    const simulator = await runActivePlatformSimulator();
    const settings = {
      kind: 'activePlatform',
      url: simulator.url,
      ...simulator.credentials,
      attemptMs: 400,
    };
    const secrets = [simulator.credentials.apiToken];
    return { simulator, settings, secrets, close: simulator.close };
  },
  accepted: {
    input: { activePlatform: { id: 'activeplatform/user/2002986', lastName: 'Roe' } },
    user: { id: 'activeplatform/user/2002986', displayName: 'John Edward Roe', status: 'ACTIVE' },
  },
  refused: {
    input: { activePlatform: { id: 'activeplatform/user/2002986', password: 'short' } },
    path: ['input', 'activePlatform', 'password'],
    rule: 'TOO_SHORT',
  },
  password: {
    input: { activePlatform: { id: 'activeplatform/user/2002986', password: 'Canary-pass-91' } },
    value: 'Canary-pass-91',
  },
  unknownUser: { activePlatform: { id: 'activeplatform/user/999', lastName: 'Roe' } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"error":"The cause of the error will be described here"}',
  },
  canRead: true,
});
