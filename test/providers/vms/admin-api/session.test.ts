import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import type { VmsSimulatorOptions } from '@roster/simulators/vms/options.ts';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { UpstreamError } from '../../../../src/upstream/errors/upstream-error.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { until } from '../../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../../support/upstreams/http-server.ts';
import { connectAdmin } from '../../../support/vms/data-sources.ts';

/** Starts a data source over a new simulator. */
async function run(options: VmsSimulatorOptions = {}) {
  const vms = await runVmsSimulators(options);
  const admin = connectAdmin({ url: vms.admin.url, ...vms.credentials });
  return {
    vms,
    admin,
    read: (call = aCall(), id = '5') => admin.getUser(id, call),
    [Symbol.asyncDispose]: async () => {
      await admin.close();
      await vms.close();
    },
  };
}

const SIGN_IN = '/api/admin/v1/auth/token';
const MINUTE = 60_000;

const signIns = ({ journal }: RunningSimulator) =>
  journal.filter(({ path }) => path === SIGN_IN).length;
const statuses = ({ journal }: RunningSimulator) =>
  journal.filter(({ path }) => path !== SIGN_IN).map(({ status }) => status);

/** Sets the clock of this process, which the simulator shares. Timers are not affected. */
function setClock({ mock }: TestContext): { readonly pass: (ms: number) => void } {
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2024, 5, 1, 12) });
  return { pass: (ms) => mock.timers.setTime(Date.now() + ms) };
}

const isUnauthenticated = (error: unknown) =>
  error instanceof UpstreamError && error.code === 'UPSTREAM_UNAUTHENTICATED';

describe('AdminSession', () => {
  it('signs in with the first request, not before', async () => {
    await using here = await run();
    assert.equal(here.vms.admin.journal.length, 0);
    await here.read();
    assert.deepEqual(
      here.vms.admin.journal.map(({ method, path }) => `${method} ${path}`),
      [`POST ${SIGN_IN}`, 'GET /api/admin/v1/users/5'],
    );
  });

  it('signs in once for twenty concurrent reads', async () => {
    await using here = await run();
    const users = await Promise.all(Array.from({ length: 20 }, () => here.read()));
    assert.deepEqual(
      users.map((user) => user?.login),
      Array.from({ length: 20 }, () => '170500'),
    );
    assert.equal(signIns(here.vms.admin), 1);
  });

  it('renews its token half a minute before it expires', async (t) => {
    await using here = await run({ tokenLifetimeMs: 10 * MINUTE });
    const clock = setClock(t);
    await here.read();
    clock.pass(9 * MINUTE);
    await here.read();
    assert.equal(signIns(here.vms.admin), 1);
    clock.pass(MINUTE - 29_000);
    await here.read();
    assert.equal(signIns(here.vms.admin), 2);
    assert.deepEqual(statuses(here.vms.admin), [200, 200, 200]);
  });

  it('renews a short-lived token after nine tenths of its lifetime', async (t) => {
    await using here = await run({ tokenLifetimeMs: 20_000 });
    const clock = setClock(t);
    await here.read();
    clock.pass(17_000);
    await here.read();
    assert.equal(signIns(here.vms.admin), 1);
    clock.pass(2000);
    await here.read();
    assert.equal(signIns(here.vms.admin), 2);
    assert.deepEqual(statuses(here.vms.admin), [200, 200, 200]);
  });

  it('ignores an expiry in the past until a 401', async (t) => {
    const clock = setClock(t);
    await using upstream = await startHttpServer((response, { url }) =>
      url === SIGN_IN
        ? sendJson(response, 200, { access_token: 'canary', expires_at: '2001-01-01 00:00:00' })
        : sendJson(response, 200, { id: 5 }),
    );
    await using admin = connectAdmin({ url: upstream.url, login: 'a', password: 'b' });
    await admin.getUser('5', aCall());
    clock.pass(60 * MINUTE);
    await admin.getUser('5', aCall());
    assert.equal(upstream.arrivals.filter(({ url }) => url === SIGN_IN).length, 1);
  });

  for (const expires_at of [4086000000, 'never', '', null, {}, '31.12.2099']) {
    it(`F1d: uses a token with the expiry ${JSON.stringify(expires_at)}`, async () => {
      let isExpired = false;
      await using upstream = await startHttpServer((response, { url }) => {
        if (url === SIGN_IN) {
          isExpired = false;
          return sendJson(response, 200, { access_token: 'canary', expires_at });
        }
        return sendJson(response, isExpired ? 401 : 200, { id: 5 });
      });
      await using admin = connectAdmin({ url: upstream.url, login: 'a', password: 'b' });
      const signIns = () => upstream.arrivals.filter(({ url }) => url === SIGN_IN).length;
      for (let n = 0; n < 2; n += 1) assert.equal((await admin.getUser('5', aCall()))?.id, '5');
      assert.equal(signIns(), 1);
      isExpired = true;
      // The token is the same, so the 401 is not repeated.
      await assert.rejects(admin.getUser('5', aCall()), isUnauthenticated);
      assert.equal(signIns(), 2);
    });
  }

  it('signs in once for all requests that received a 401', async () => {
    await using here = await run();
    await here.read();
    here.vms.reset();
    const ids = ['1', '5', '6', '7', '8', '9', '10', '14', '15', '16', '17', '18'];
    const users = await Promise.all(ids.map((id) => here.read(aCall(), id)));
    assert.deepEqual(
      users.map((user) => user?.id),
      ids,
    );
    assert.equal(signIns(here.vms.admin), 1);
    assert.deepEqual(statuses(here.vms.admin).sort(), [
      ...ids.map(() => 200),
      ...ids.map(() => 401),
    ]);
  });

  it('repeats a write after a 401 and applies it once', async () => {
    await using here = await run();
    await here.read();
    here.vms.reset();
    const reply = await here.admin.putUser('5', ['77'], aCall());
    assert.equal(reply.kind, 'updated');
    assert.deepEqual(statuses(here.vms.admin), [401, 200]);
  });

  it('fails after a second 401', async () => {
    await using here = await run();
    here.vms.admin.inject({ kind: 'status', status: 401, path: '/users/', times: 0 });
    await assert.rejects(here.read(), isUnauthenticated);
    assert.deepEqual(statuses(here.vms.admin), [401, 401]);
    assert.equal(signIns(here.vms.admin), 2);
  });

  it('sends no request if login and password are rejected', async () => {
    await using vms = await runVmsSimulators();
    await using admin = connectAdmin({ url: vms.admin.url, login: 'gateway', password: 'wrong' });
    await assert.rejects(admin.putUser('5', ['9'], aCall()), (error) => {
      assert.ok(error instanceof UpstreamError);
      assert.deepEqual(
        [error.code, error.write, error.httpStatus],
        ['UPSTREAM_UNAUTHENTICATED', 'NOT_APPLIED', 422],
      );
      return true;
    });
    assert.deepEqual(
      vms.admin.journal.map(({ path }) => path),
      [SIGN_IN],
    );
  });

  it('signs in again for the request after a failed sign-in', async () => {
    await using here = await run();
    here.vms.admin.inject({ kind: 'status', status: 500, path: SIGN_IN });
    await assert.rejects(here.read(), { code: 'UPSTREAM_FAILED', write: 'NOT_APPLIED' });
    assert.equal((await here.read())?.id, '5');
  });

  it('D39: repeats no rejected sign-in for 30 s, whatever the clock', async (t) => {
    const clock = setClock(t);
    let passedMs = 0;
    const now = performance.now.bind(performance);
    t.mock.method(performance, 'now', () => now() + passedMs);
    await using vms = await runVmsSimulators();
    const admin = connectAdmin({ url: vms.admin.url, login: 'gateway', password: 'wrong' });
    for (const _ of [1, 2, 3]) await assert.rejects(admin.getUser('5', aCall()), isUnauthenticated);
    assert.equal(signIns(vms.admin), 1);
    clock.pass(24 * 60 * MINUTE);
    await assert.rejects(admin.getUser('5', aCall()), isUnauthenticated);
    assert.equal(signIns(vms.admin), 1);
    clock.pass(-48 * 60 * MINUTE);
    passedMs = MINUTE / 2;
    await assert.rejects(admin.getUser('5', aCall()), isUnauthenticated);
    assert.equal(signIns(vms.admin), 2);
    await admin.close();
  });

  it('continues the shared sign-in when one caller reaches its deadline', async () => {
    await using here = await run();
    here.vms.admin.inject({ kind: 'latency', ms: 300, path: SIGN_IN });
    const deadline = new AbortController();
    const hasty = here.read(aCall({ deadline: deadline.signal }));
    const patient = here.read();
    await until(() => signIns(here.vms.admin) === 1);
    deadline.abort();
    await assert.rejects(hasty, { code: 'UPSTREAM_UNREACHABLE', write: 'NOT_APPLIED' });
    assert.equal((await patient)?.id, '5');
    assert.equal(signIns(here.vms.admin), 1);
    assert.deepEqual(statuses(here.vms.admin), [200]);
  });

  it('continues the shared sign-in when one caller disconnects', async () => {
    await using here = await run();
    here.vms.admin.inject({ kind: 'latency', ms: 300, path: SIGN_IN });
    const caller = new AbortController();
    const gone = here.read(aCall({ clientDisconnected: caller.signal }));
    const patient = here.read();
    await until(() => signIns(here.vms.admin) === 1);
    caller.abort();
    await assert.rejects(gone, { code: 'UPSTREAM_UNREACHABLE', write: 'NOT_APPLIED' });
    assert.equal((await patient)?.id, '5');
    assert.deepEqual(statuses(here.vms.admin), [200]);
  });
});

describe('AdminSession and a record that the API answers with 401', () => {
  /** Rejects every request for the user 7, whatever its token. */
  const start = async (options: VmsSimulatorOptions = {}) => {
    const here = await run(options);
    here.vms.admin.inject({ kind: 'status', status: 401, path: '/users/7', times: 0 });
    return here;
  };
  type Started = Awaited<ReturnType<typeof start>>;
  const readBroken = ({ read }: Started) => assert.rejects(read(aCall(), '7'), isUnauthenticated);
  const sentTo = ({ vms }: Started, end: string) =>
    vms.admin.journal.filter(({ path }) => path.endsWith(end)).length;

  it('B21: signs in once for all reads of it', async () => {
    await using here = await start();
    await here.read();
    for (let n = 0; n < 20; n += 1) {
      await readBroken(here);
      assert.equal((await here.read())?.id, '5');
    }
    assert.equal(signIns(here.vms.admin), 2);
    assert.equal(sentTo(here, '/users/5'), 21);
  });

  it('B21: signs in once although nothing else is read', async () => {
    await using here = await start();
    for (let n = 0; n < 20; n += 1) await readBroken(here);
    assert.equal(signIns(here.vms.admin), 2);
  });

  it('B21: signs in twice for a whole route in half a minute', async (t) => {
    let passedMs = 0;
    const now = performance.now.bind(performance);
    t.mock.method(performance, 'now', () => now() + passedMs);
    await using here = await run();
    here.vms.admin.inject({ kind: 'status', status: 401, path: '/users/', times: 0 });
    const readAll = async () => {
      for (const id of ['1', '5', '6', '7', '8', '9', '10']) {
        await assert.rejects(here.read(aCall(), id), isUnauthenticated);
      }
    };
    await readAll();
    assert.equal(signIns(here.vms.admin), 3);
    await readAll();
    assert.equal(signIns(here.vms.admin), 3);
    passedMs = MINUTE;
    await readAll();
    assert.equal(signIns(here.vms.admin), 5);
  });

  it('sends a write to it once more only the first time', async () => {
    await using here = await start();
    for (let n = 1; n <= 5; n += 1) {
      await assert.rejects(here.admin.putUser('7', ['9'], aCall()), isUnauthenticated);
      assert.equal(sentTo(here, '/users/7'), n + 1);
    }
    assert.equal(signIns(here.vms.admin), 2);
  });

  it('renews a token that has really expired at once', async () => {
    await using here = await start();
    for (let n = 0; n < 3; n += 1) await readBroken(here);
    here.vms.reset();
    here.vms.admin.inject({ kind: 'status', status: 401, path: '/users/7', times: 0 });
    assert.equal((await here.read())?.id, '5');
    here.vms.reset();
    assert.equal((await here.read(aCall(), '7'))?.id, '7');
    assert.equal(signIns(here.vms.admin), 1);
  });

  it('keeps the token if the sign-in fails', async () => {
    await using here = await start();
    await here.read();
    for (const status of [500, 429, 422]) {
      here.vms.admin.inject({
        kind: 'status',
        status,
        path: SIGN_IN,
        headers: { 'retry-after': '0' },
      });
      await assert.rejects(here.read(aCall(), '7'));
      assert.equal((await here.read())?.id, '5');
    }
    assert.equal(signIns(here.vms.admin), 2);
    assert.equal(sentTo(here, '/users/5'), 4);
  });

  it('reads other users while a sign-in fails', async () => {
    await using here = await start();
    await here.read();
    here.vms.admin.inject({ kind: 'latency', ms: 200, path: SIGN_IN });
    here.vms.admin.inject({ kind: 'status', status: 500, path: SIGN_IN, times: 0 });
    const broken = assert.rejects(here.read(aCall(), '7'));
    await until(() => signIns(here.vms.admin) === 2);
    assert.equal((await here.read())?.id, '5');
    await broken;
  });

  it('signs in once if the roles are rejected', async () => {
    await using here = await run();
    here.vms.admin.inject({ kind: 'status', status: 401, path: '/roles', times: 0 });
    for (let n = 0; n < 5; n += 1)
      await assert.rejects(here.admin.probe(aCall()), isUnauthenticated);
    assert.equal(signIns(here.vms.admin), 2);
  });
});

describe('AdminSession with a configured token', () => {
  it('sends the token as it is, without a sign-in', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, { id: 5 }));
    await using admin = connectAdmin({ url: upstream.url, token: 'canary-static' });
    await admin.getUser('5', aCall());
    assert.deepEqual(
      upstream.arrivals.map(({ url, headers }) => [url, headers.authorization]),
      [['/api/admin/v1/users/5', 'Bearer canary-static']],
    );
  });

  it('does not retry after a 401', async () => {
    await using upstream = await startHttpServer((response) =>
      sendJson(response, 401, { message: 'Unauthenticated.' }),
    );
    await using admin = connectAdmin({ url: upstream.url, token: 'canary-static' });
    await assert.rejects(admin.getUser('5', aCall()), isUnauthenticated);
    assert.equal(upstream.arrivals.length, 1);
  });
});
