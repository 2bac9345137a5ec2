import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { findUnused, SECRETS } from '../drills/fault-matrix/secrets.ts';
import { startSeats } from '../drills/fault-matrix/targets.ts';
import { apiKey } from '../support/clients/api-keys.ts';
import { report } from '../support/drills/drill.ts';
import { FAULTS } from '../support/faults/catalogue.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { sign, startIssuer } from '../support/services/issuer.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { formsOf } from '../support/values/encodings.ts';
import { DEVICES, meetAll, OWN, type Seen } from './canary-run.ts';

type Places = Exclude<keyof Seen, 'arrived' | 'disclosed'>;

describe('Canary secrets', { skip: NO_REDIS }, () => {
  const seen: Seen[] = [];
  let token = '';
  before(async () => {
    using folder = createTemporaryFolder();
    await using seats = await startSeats();
    await using issuer = await startIssuer();
    const rule = `on >${OWN.storePassword} ~* &* +@all`;
    await using redis = await startRedisServer({ gateway: rule });
    const scopes = ['users:read', 'users:write', 'secrets:read', 'metrics'] as const;
    const keys = {
      mode: 'apiKeys',
      apiKeys: [{ ...apiKey(OWN.callerKey, [...scopes]), name: 'c' }],
    };
    token = await sign(issuer.key, { claims: { scope: scopes.join(' ') } });
    const responded = FAULTS.filter((fault) => 'meet' in fault);
    seen.push(await meetAll(responded, keys, [OWN.callerKey], seats, redis, folder));
    const tokens = [token, `${token}x`] as const;
    seen.push(await meetAll(responded.slice(0, 3), issuer.access, tokens, seats, redis, folder));
  });

  const textOf = (place: keyof Seen) => seen.map((one) => String(one[place])).join('\n');
  const provided = (): Readonly<Record<string, string>> => ({
    ...SECRETS,
    ...OWN,
    token,
    signature: token.split('.')[2] ?? '',
  });

  const assertNone = (place: string, text: string, canaries: Readonly<Record<string, string>>) => {
    for (const [name, canary] of Object.entries(canaries)) {
      const form = formsOf(canary).find((it) => text.includes(it));
      assert.equal(form, undefined, `${place}: ${name} appears as ${form}`);
    }
  };

  it('are used for every secret, and every output is written', () => {
    const arrived = textOf('arrived');
    assert.deepEqual(findUnused(arrived), []);
    assert.ok(arrived.includes(JSON.stringify(OWN.collectorHeader).slice(1, -1)));
    assert.ok(Object.keys({ ...provided(), ...DEVICES }).length >= 12);
    const disclosed = textOf('disclosed');
    for (const [name, value] of Object.entries(DEVICES)) assert.ok(disclosed.includes(value), name);
    assert.match(textOf('responses'), /ValidationProblem/);
    assert.match(textOf('metrics'), /roster_operation_duration_seconds/);
    assert.match(textOf('traces'), /resourceSpans/);
    assert.match(textOf('trail'), /"kind":"disclosure"/);
    assert.match(textOf('store'), /applied/);
    assert.match(textOf('streams'), /"msg":"Operation completed"/);
  });

  const ROWS: readonly (readonly [place: Places, title: string])[] = [
    ['responses', 'E1, E4, E7: are in no response, for every API and fault'],
    ['streams', 'E2, E4, E7: are neither on stdout nor on stderr'],
    ['metrics', 'E3: are in no metric'],
    ['traces', 'E3: are in no trace'],
    ['trail', 'E15: are in no line of the trail'],
    ['store', 'E14: are in no record of the store, which hashes keys'],
  ];
  for (const [place, title] of ROWS) {
    it(title, (t) => {
      const secrets = { ...provided(), ...DEVICES };
      const text = textOf(place);
      assertNone(place, text, secrets);
      report(
        t,
        `${Object.keys(secrets).length} secrets in six encodings, ${text.length} characters`,
      );
    });
  }

  it('E1: are in no response with device secrets, except those', () => {
    assertNone('disclosed', textOf('disclosed'), provided());
  });
});
