import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createJwks, type FetchedKeys } from '../../src/access/jwks.ts';
import { createKeySetLog } from '../../src/app/key-set-log.ts';
import { captureLog } from '../support/gateway/captured-log.ts';
import { settingsOver } from '../support/gateway/gateway.ts';
import { sign, startIssuer } from '../support/services/issuer.ts';

const MINUTE = 60_000;

it('logs why a key set cannot be fetched, until it is fetched again', async () => {
  await using issuer = await startIssuer();
  const providers = { active: { kind: 'activePlatform', url: issuer.url, apiToken: 'x' } };
  const { access } = settingsOver(providers, { access: issuer.access });
  const [settings = assert.fail()] = access.jwt ?? [];
  const log = captureLog();
  const report = createKeySetLog(log);
  let now = 0;
  const fetched: FetchedKeys[] = [];
  const find = createJwks(settings, {
    now: () => now,
    onFetch: (it) => {
      fetched.push(it);
      report(settings.issuer, it);
    },
  });
  const token = await sign(issuer.key);
  const [head = '', payload = '', signature = ''] = token.split('.');
  const ask = async () => {
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    try {
      await find(header, { payload, protected: head, signature });
    } catch {
      // The log says why.
    }
  };
  const down: typeof issuer.result = (response) => void response.writeHead(503).end('canary');
  const up = issuer.result;
  issuer.result = down;
  await ask();
  now += MINUTE;
  issuer.result = up;
  await ask();
  now += 6 * MINUTE;
  issuer.result = down;
  await ask();
  // The keys are used until they expire, so the refresh is not waited for.
  await log.wait('Key set not refreshed');
  const name = settings.issuer;
  const reason = 'the key set responds with HTTP 503';
  assert.deepEqual(log.records, [
    { level: 'error', message: 'Key set could not be fetched', issuer: name, reason },
    { level: 'info', message: 'Key set fetched', issuer: name },
    { level: 'warn', message: 'Key set not refreshed', issuer: name, reason },
  ]);
  assert.deepEqual(
    fetched.map(({ count, isUsable }) => [count, isUsable]),
    [
      [undefined, false],
      [1, true],
      [undefined, true],
    ],
  );
});
