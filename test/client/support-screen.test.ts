import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Demo, startDemo } from '../support/gateway/demo.ts';
import { describeUser, MISTAKES, saveUser } from './support-screen.ts';

describe('Front end with generated documents', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  it('reads the fields of each type of user', async () => {
    assert.equal(await describeUser(demo.url, 'vms/user/5'), '170500 with 1 cameras');
    assert.match(
      await describeUser(demo.url, 'activeplatform/user/2002986'),
      /<john\.dooe@activeplatfrom\.com>$/,
    );
    assert.match(await describeUser(demo.url, 'onapp/user/12'), /^John Doe in the roles \w+/);
    assert.equal(await describeUser(demo.url, 'onapp/user/999'), 'nobody');
  });

  it('saves a form', async () => {
    const state = await saveUser(demo.url, { onApp: { id: 'onapp/user/12', lastName: 'Roe' } });
    assert.deepEqual(state, { kind: 'saved', name: 'John Roe' });
  });

  it('shows each issue beside its field of the form', async () => {
    const state = await saveUser(demo.url, {
      onApp: { id: 'onapp/user/12', email: 'no address', password: 'short' },
    });
    assert.equal(state.kind, 'refused');
    assert.deepEqual(state.kind === 'refused' && Object.keys(state.byField).sort(), [
      'email',
      'password',
    ]);
  });

  it('reports that a write may have happened', async () => {
    demo.simulated[2]?.simulators[0]?.inject({ kind: 'status', status: 500, method: 'PUT' });
    const state = await saveUser(demo.url, { onApp: { id: 'onapp/user/12', lastName: 'Doe' } });
    assert.deepEqual(state, {
      kind: 'failed',
      message: 'onapp: request failed.',
      mayHaveHappened: true,
    });
  });

  it('is refused at run time what its compiler refuses', async () => {
    for (const mistake of MISTAKES)
      await assert.rejects(saveUser(demo.url, mistake), /invalid value/);
  });
});
