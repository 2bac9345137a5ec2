import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { REPEATED_SIGNAL_MS } from '../../src/commands/stop-signal.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { NO_TERMINAL, startRosterInTerminal } from '../support/gateway/terminal.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const PASSWORD = 'canary-Passw0rd';

/** Starts a provider that accepts every update, after a delay in ms, and writes a configuration for it. */
async function startProvider(delayMs = 0) {
  await using started = new AsyncDisposableStack();
  const server = started.use(
    await startHttpServer(async (response) => {
      await sleep(delayMs, undefined, { ref: false });
      sendJson(response, 200, { id: 1 });
    }),
  );
  const folder = started.use(createTemporaryFolder());
  const provider = `{ kind: activePlatform, url: "${server.url}", apiToken: x }`;
  const file = folder.write('roster.yml', `server: { port: 0 }\nproviders: { a: ${provider} }\n`);
  const running = started.move();
  return { file, server, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

const renameAt = (file: string) => ['update', 'a/user/1', 'firstName=Ann', '--config', file];

describe('A terminal', { skip: NO_TERMINAL }, () => {
  const updateInTerminal = (file: string) =>
    startRosterInTerminal('update', 'a/user/1', 'password=-', '--config', file);

  it('does not show the password that roster update asks for', async () => {
    await using provider = await startProvider();
    await using terminal = updateInTerminal(provider.file);
    await terminal.shows(/^password: $/m);
    terminal.enter(`${PASSWORD}\r`);
    const { code, screen } = await terminal.ended();
    assert.equal(code, 0, screen);
    assert.doesNotMatch(screen, /canary/i);
    const sent = provider.server.arrivals.filter(({ method }) => method !== 'GET');
    assert.match(sent.map(({ body }) => body).join(), new RegExp(PASSWORD));
  });

  for (const [name, key] of [
    ['Ctrl+C', '\u0003'],
    ['Enter', '\r'],
  ] as const) {
    it(`ends roster update if ${name} replaces the password`, async () => {
      await using provider = await startProvider();
      await using terminal = updateInTerminal(provider.file);
      await terminal.shows(/^password: $/m);
      terminal.enter(key);
      const { code, screen } = await terminal.ended();
      assert.equal(code, 1);
      assert.match(screen, /^password: \nNo password was entered, so nothing was changed\.\n$/m);
      assert.deepEqual(provider.server.arrivals, []);
    });
  }

  it('waits after Ctrl+C for the result of a change', async () => {
    await using provider = await startProvider(400);
    await using terminal = startRosterInTerminal(...renameAt(provider.file));
    await until(() => provider.server.arrivals.some(({ method }) => method === 'PUT'));
    terminal.enter('\u0003');
    const { code, screen } = await terminal.ended();
    assert.match(screen, /^\^CWarning: The change may have been sent: waiting for its result\./m);
    assert.match(screen, /^a\/user\/1 was changed\.$/m);
    assert.equal(code, 0);
  });

  it('ends after a second Ctrl+C without the result', async () => {
    await using provider = await startProvider(30_000);
    await using terminal = startRosterInTerminal(...renameAt(provider.file));
    await until(() => provider.server.arrivals.some(({ method }) => method === 'PUT'));
    terminal.enter('\u0003');
    await terminal.shows(/waiting for its result/);
    await sleep(REPEATED_SIGNAL_MS);
    terminal.enter('\u0003');
    const { code, screen } = await terminal.ended();
    assert.match(screen, /^\^CIt is not known whether the change was made: look at the user/m);
    assert.equal(code, 2);
  });

  it('shows the log as text, and Ctrl+C ends roster start', async () => {
    await using provider = await startProvider();
    await using terminal = startRosterInTerminal('start', '--config', provider.file);
    await terminal.shows(/^\d\d:\d\d:\d\d\.\d{3} INFO {2}Gateway started .*$/m);
    terminal.enter('\u0003');
    const { code, screen } = await terminal.ended();
    assert.equal(code, 0, screen);
    assert.doesNotMatch(screen, /^\{/m);
  });
});
