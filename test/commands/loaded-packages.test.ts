import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { AUDIENCE, ISSUER } from '../support/services/issuer.ts';

/** Packages that are slow to load, and that most configurations do not use. */
const OPTIONAL = [
  '@apollo/subgraph',
  '@fastify/static',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/sdk-trace',
  '@redis/client',
  'jose',
];

/** Compilers of JSON schemas, which no route has, and the module for several workers. */
const NEVER = [
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'ajv',
  'node:cluster',
];

const PROVIDERS = { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'token' } };
const PROBE = ['--import', `${ROOT}test/support/gateway/loaded-packages-probe.ts`];

/** Starts and stops a gateway, and returns the packages that it loaded and the files it left. */
async function run(settings: Readonly<Record<string, unknown>> & { readonly server?: object }) {
  using folder = createTemporaryFolder();
  const server = { port: 0, drainMs: 0, ...settings.server };
  const file = folder.write('roster.yml', stringify({ providers: PROVIDERS, ...settings, server }));
  const loaded = join(folder.path, 'loaded.json');
  await using roster = await startRoster({
    args: ['start', '--config', file],
    environment: { LOADED_PACKAGES: loaded },
    folder: folder.path,
    nodeArguments: PROBE,
  });
  await roster.stop();
  const packages: readonly string[] = JSON.parse(readFileSync(loaded, 'utf8'));
  const find = (names: readonly string[]) => names.filter((name) => packages.includes(name));
  return { optional: find(OPTIONAL), never: find(NEVER), files: readdirSync(folder.path).sort() };
}

describe('roster start', () => {
  it('loads no package that its configuration does not use', async () => {
    const { optional, never, files } = await run({ server: { graphiql: false } });
    assert.deepEqual([optional, never], [[], []]);
    // The compile cache is elsewhere.
    assert.deepEqual(files, ['loaded.json', 'roster.yml']);
  });

  it('loads each optional package that its configuration uses', async () => {
    const { optional, never } = await run({
      server: { federation: true, graphiql: true },
      access: {
        mode: 'jwt',
        jwt: { issuer: ISSUER, audience: AUDIENCE, algorithms: ['RS256'], jwks: { url: KEYS } },
      },
      store: { url: 'redis://127.0.0.1:1', key: 'k'.repeat(32) },
      traces: { endpoint: 'http://127.0.0.1:1/v1/traces' },
    });
    assert.deepEqual([optional, never], [OPTIONAL, []]);
  });
});

const KEYS = 'http://127.0.0.1:1/jwks.json';
