import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { describeProvider } from './provider-suite.ts';

describeProvider('VMS Admin', {
  provider: 'vms',
  kind: 'VMS',
  method: 'PUT',
  startUpstream: async () => {
    const { admin, credentials, timeZone, close } = await runVmsSimulators();
    const settings = {
      kind: 'vms',
      timeZone,
      admin: { url: admin.url, ...credentials, attemptMs: 400 },
    };
    return { simulator: admin, settings, secrets: [credentials.password], close };
  },
  accepted: {
    input: { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9', 'vms/permission/77'] } } },
    user: { id: 'vms/user/5', login: '170500', status: 'ACTIVE' },
  },
  refused: {
    input: { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9', '58'] } } },
    path: ['input', 'vmsAdmin', 'permissions', 'ids', '1'],
    rule: 'NOT_FOUND',
  },
  unknownUser: { vmsAdmin: { id: 'vms/user/999999', permissions: { ids: [] } } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"message":"","errors":{"any_key":["The cause of the error will be described here"]}}',
  },
  canRead: true,
});
