import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { describe, it } from 'node:test';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { runCommand, startRoster } from '../support/gateway/roster-process.ts';
import { randomFrom } from '../support/schema/random-operation.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));

const VALID = `server: { port: 0 }
providers:
  a: { kind: activePlatform, url: "http://127.0.0.1:1", apiToken: x }
`;

/** Returns a configuration that has the secret at many wrong places, each of which is reported. */
const toMistakes = (
  secret: string,
) => `server: { host: "http://${secret}", instance: "${secret} x" }
log: { level: ${secret}, ${secret}: 1 }
audit: { file: ${secret}, key: !${secret} x }
store:
  url: "redis://:${secret}@h/?${secret}"
  key: { ${secret}: 1 }
  keyFile: |
    -----BEGIN PRIVATE KEY-----
    ${secret}
traces: { endpoint: "https://u:${secret}@h", headers: { ${secret}: [x] } }
documents: { manifest: ${secret}, mode: "${secret}" }
providers:
  a: { kind: onApp, url: "https://${secret}@h", username: "${secret}:", password: $${secret} }
  b: { kind: onApp, url: "https://h", username: x, password: !${secret} y, caFile: ${secret} }
  c: { kind: activePlatform, url: "https://h", apiToken: *${secret} }
  ${secret}: [${secret}]
  d:
    kind: vms
    ${secret}: x
    ${secret}: y
    timeZone: ${secret}
    admin: { url: "h/${secret}", token: { file: ${secret} }, login: "x\${${secret}}" }
`;

describe('A configuration with secrets in wrong places', () => {
  it('is reported without them by check and by a reload', async (t) => {
    t.diagnostic(`SEED=${SEED}`);
    const random = randomFrom(SEED);
    const letters = Array.from({ length: 20 }, () =>
      String.fromCharCode(65 + Math.floor(random() * 26)),
    );
    const secret = letters.join('');
    using folder = createTemporaryFolder();
    const file = folder.write('roster.yml', VALID);
    await using roster = await startRoster({ args: ['start', '--config', file] });
    folder.write('roster.yml', toMistakes(secret));
    const printed = await runCommand({ args: ['check', '--config', file] });
    const json = await runCommand({ args: ['check', '--json', '--config', file] });
    roster.signal('SIGHUP');
    await until(() => roster.output().includes('Configuration not reloaded'));
    assert.deepEqual([printed.code, json.code], [78, 78]);
    assert.ok(JSON.parse(json.stdout).problems.length > 22, json.stdout);
    const { stdout, stderr } = printed;
    const { stderr: log } = await roster.stop();
    assert.match(log, /"problems":\[/);
    const all = [stdout, stderr, json.stdout, json.stderr, log].join('\n');
    const found = letters.map((_letter, at) => secret.slice(at, at + 5)).slice(0, -4);
    assert.deepEqual(
      found.filter((part) => all.includes(part)),
      [],
      all,
    );
  });
});
