import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { startHttpServer } from '../support/upstreams/http-server.ts';

/** Loaded before the gateway: it records every host that is looked up or requested. */
const WATCH = `import dns from 'node:dns';
const { lookup } = dns;
dns.lookup = (host, ...rest) => { process.stderr.write('LOOKUP ' + host + '\\n'); return lookup(host, ...rest); };
const asked = globalThis.fetch;
globalThis.fetch = (input, ...rest) => { process.stderr.write('FETCH ' + (input.url ?? input) + '\\n'); return asked(input, ...rest); };
`;

describe('Gateway', () => {
  it('E17: reports to no other host, whatever the environment says', async () => {
    await using upstream = await startHttpServer((response) => response.writeHead(404).end());
    using folder = createTemporaryFolder();
    const watch = folder.write('watch.mjs', WATCH);
    const providers = { ap: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' } };
    const file = folder.write('roster.yml', stringify({ server: { port: 0 }, providers }));
    await using roster = await startRoster({
      args: ['start', '--config', file],
      environment: {
        APOLLO_KEY: 'service:graph:key',
        APOLLO_GRAPH_REF: 'graph@current',
        APOLLO_SCHEMA_REPORTING: 'true',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
        OTEL_TRACES_EXPORTER: 'otlp',
        NODE_OPTIONS: `--import=${watch}`,
      },
    });
    const { data } = await send(roster.url, '{ user(id: "ap/user/1") { id } }');
    assert.deepEqual(data, { user: null });
    const { stderr } = await roster.stop();
    const hosts = [...stderr.matchAll(/^(?:LOOKUP|FETCH) (.*)$/gm)].map(([, host]) => host);
    assert.deepEqual(
      hosts.filter((host) => host !== '127.0.0.1'),
      [],
    );
  });
});
