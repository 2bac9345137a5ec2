import { runOnAppSimulator } from '@roster/simulators/onapp/simulator.ts';
import { describeProvider } from './provider-suite.ts';

const UNKNOWN_KEY = {
  json: {
    contentType: 'application/json; charset=utf-8',
    body: '{"errors":{"any_key":["The cause of the error will be described here"]}}',
  },
  xml: {
    contentType: 'application/xml; charset=utf-8',
    body: '<errors><error>The cause of the error will be described here</error></errors>',
  },
};

for (const format of ['json', 'xml'] as const) {
  describeProvider(`OnApp in ${format.toUpperCase()}`, {
    provider: 'onapp',
    kind: 'ON_APP',
    method: 'PUT',
    startUpstream: async () => {
      const simulator = await runOnAppSimulator();
      const { username, password } = simulator.credentials;
      const settings = {
        kind: 'onApp',
        url: simulator.url,
        username,
        password,
        format,
        attemptMs: 400,
      };
      return { simulator, settings, secrets: [password], close: simulator.close };
    },
    accepted: {
      input: { onApp: { id: 'onapp/user/12', lastName: 'Roe <& Sons>', roleIds: ['1', '2'] } },
      user: { id: 'onapp/user/12', displayName: 'John Roe <& Sons>', status: 'ACTIVE' },
    },
    refused: {
      input: { onApp: { id: 'onapp/user/12', password: 'short' } },
      path: ['input', 'onApp', 'password'],
      rule: 'TOO_SHORT',
    },
    password: {
      input: { onApp: { id: 'onapp/user/12', password: 'Canary-pass-91' } },
      value: 'Canary-pass-91',
    },
    unknownUser: { onApp: { id: 'onapp/user/999', lastName: 'Roe' } },
    unknownKey: UNKNOWN_KEY[format],
    canRead: true,
  });
}
