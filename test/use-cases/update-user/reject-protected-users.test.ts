import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { toUserName } from '../../../src/use-cases/update-user/resolve-target.ts';
import { KEY, linesOf } from '../../audit/trail-lines.ts';
import { tryUpdate, update } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startDemo } from '../../support/gateway/demo.ts';

const PROTECTED = [
  { provider: 'vms', id: '1', login: 'test@mail.com' },
  { provider: 'onapp', id: '12' },
];

test('B18: refuses and records changes of a protected user', async () => {
  using folder = createTemporaryFolder();
  const file = join(folder.path, 'audit.jsonl');
  await using demo = await startDemo({
    settings: { access: { protectedUsers: PROTECTED }, audit: { file, key: KEY } },
  });
  const inputs = [
    { vmsAdmin: { id: 'vms/user/1', permissions: { names: ['layouts-store'] } } },
    {
      vmsBilling: {
        user: { login: { login: 'test@mail.com' } },
        permissionsToAttach: ['layouts-store'],
      },
    },
    { vmsBilling: { user: { id: 'vms/user/1' }, status: 'ACTIVE' } },
    { vmsBilling: { user: { login: { login: ' TEST@Mail.com ' } }, status: 'ACTIVE' } },
    {
      vmsBilling: {
        user: { login: { provider: 'vms', login: 'test@mail.com' } },
        password: 'new-password-1',
      },
    },
    { onApp: { id: 'onapp/user/12', roleIds: ['1'] } },
  ];
  for (const input of inputs) {
    const { data, errors } = await tryUpdate(demo.url, input);
    assert.deepEqual(data, { updateUser: null });
    assert.deepEqual(
      errors.map(({ extensions }) => extensions['code']),
      ['FORBIDDEN'],
    );
  }
  const simulators = demo.simulated.flatMap((installation) => installation.simulators);
  assert.deepEqual(
    simulators.flatMap(({ journal }) => journal),
    [],
  );
  const outcomes = linesOf(file)
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === 'outcome');
  assert.deepEqual(
    outcomes.map(({ callerId, user, code, write }) => [callerId, user, code, write]),
    inputs.map((input) => {
      const [branch = {}] = Object.values(input);
      return ['open', toUserName(branch), 'FORBIDDEN', 'NOT_APPLIED'];
    }),
  );
});

test('B18: accepts changes of other users', async () => {
  await using demo = await startDemo({ settings: { access: { protectedUsers: PROTECTED } } });
  for (const input of [
    { vmsBilling: { user: { login: { login: 'test@mail.co' } }, status: 'ACTIVE' } },
    { activePlatform: { id: 'activeplatform/user/2002986', firstName: 'Ann' } },
  ]) {
    assert.notEqual((await update(demo.url, input)).__typename, undefined);
  }
});
