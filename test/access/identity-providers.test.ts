import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import type { Gateway } from '../../src/app/process.ts';
import { IDENTITY_PROVIDERS, type TokenShape } from '../support/access/provider-tokens.ts';
import { signShape } from '../support/access/sign-shape.ts';
import { send } from '../support/clients/graphql.ts';
import { readSource } from '../support/files/sources.ts';
import { silentLog, startGatewayOver } from '../support/gateway/gateway.ts';
import {
  type DiscoveryServer,
  startDiscoveryServer,
} from '../support/services/discovery-server.ts';
import { makeKey, type SigningKey } from '../support/services/issuer.ts';
import { sendJson, startHttpServer, type TestServer } from '../support/upstreams/http-server.ts';

const PAGE = readSource('docs/security.md');

/** Returns the settings that the page shows below a heading, with the issuer at another host. */
function settingsBelow(heading: string, url: string) {
  const section = PAGE.split(`\n#### ${heading}\n`)[1]?.split('\n#### ')[0] ?? '';
  const shown = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  const { access } = parse(shown.replace(/issuer: https:\/\/[^/\s]+/, `issuer: ${url}`));
  return access;
}

/** The settings for Keycloak on other pages: the same as those below its heading. */
const KEYCLOAK = [
  ['README.md', /`(access: \{ mode: jwt.*? \})` \(/],
  ['docs/configuration.md', /(access:\n {2}mode: jwt\n[\s\S]*?)```/],
] as const;

for (const [page, snippet] of KEYCLOAK) {
  it(`The settings of ${page} are those for Keycloak`, () => {
    const shown = parse(snippet.exec(readSource(page))?.[1] ?? '');
    assert.deepEqual(shown.access, settingsBelow('Keycloak', 'https://id.example.net'));
  });
}

const READ = '{ user(id: "active/user/1") { id } }';

let upstream: TestServer;
let discovery: DiscoveryServer;
let key: SigningKey;
before(async () => {
  key = await makeKey('first');
  upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
  discovery = await startDiscoveryServer(key.jwk);
});
after(async () => {
  await upstream[Symbol.asyncDispose]();
  await discovery[Symbol.asyncDispose]();
});

for (const { heading, accepted, refused } of IDENTITY_PROVIDERS) {
  describe(`The settings of the page for ${heading}`, () => {
    const records: Record<string, unknown>[] = [];
    let issuer: string;
    let gateway: Gateway;
    before(async () => {
      const access = settingsBelow(heading, discovery.url);
      issuer = access.jwt.issuer;
      discovery.issuers.splice(0, Number.POSITIVE_INFINITY, issuer);
      const log = {
        ...silentLog,
        info: (...[record]: unknown[]) => void records.push(Object(record)),
      };
      const providers = { active: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' } };
      gateway = await startGatewayOver(providers, { access }, log);
    });
    after(() => gateway.close());

    const ask = async (shape: TokenShape) =>
      send(
        gateway.url,
        READ,
        {},
        { authorization: `Bearer ${await signShape(shape, issuer, key)}` },
      );

    for (const [title, shape] of Object.entries(accepted)) {
      it(`accept ${title}`, async () => {
        const { data, errors } = await ask(shape);
        assert.deepEqual([data, errors], [{ user: { id: 'active/user/1' } }, []]);
      });
    }

    for (const [title, { reason, ...shape }] of Object.entries(refused)) {
      it(`B27: refuse ${title} and log the reason`, async () => {
        records.length = 0;
        const { status, text } = await ask(shape);
        assert.equal(status, 401);
        assert.doesNotMatch(text, /access\.jwt/);
        assert.match(String(records.find((record) => record['reason'])?.['reason']), reason);
      });
    }
  });
}
