import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { ADAPTERS } from '../../conformance/adapters/registry.ts';
import { send, tryUpdate } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { askedHosts } from '../../support/upstreams/connected-hosts.ts';
import { startHttpServer } from '../../support/upstreams/http-server.ts';
import { IS_THOROUGH } from '../../support/values/thorough.ts';

/** A host name that does not exist. */
const ELSEWHERE = 'elsewhere.invalid';

/** An update at each API, in each dialect. */
const INPUTS = [
  ...ADAPTERS.map(({ key, inputFor }) => inputFor(key, 1)),
  { vmsAdmin: { id: 'vms/user/5', permissions: { names: ['layouts-store'] } } },
];

const READS = [
  `{
    nodes(ids: ["vms/user/5", "vms/camera/1", "vms/intercom/1"]) { id }
    users(provider: "vms", first: 2) { nodes { id login } }
    permissions(provider: "vms") { id }
    findUsers(match: { login: "ann" }) { users { id } }
  }`,
  ...ADAPTERS.map(
    ({ key, read }) => `{ ${read(key)} users(provider: "${key}", first: 2) { nodes { id } } }`,
  ),
];

/** Returns a query for objects whose ids name these addresses. */
function queryFor(targets: readonly string[]): string {
  const ids = targets.flatMap((it) => [it, `vms/user/${it}`, `vms@${ELSEWHERE}/user/5`]);
  const fields = ids.map((id, at) => {
    const argument = `(id: ${JSON.stringify(id)})`;
    return `n${at}: node${argument} { id } u${at}: user${argument} { id }`;
  });
  return `{ ${fields.join(' ')} }`;
}

/** Responses that refer to another host: in a redirect, a header or the body. */
const waysTo = (target: string): readonly ((response: ServerResponse) => void)[] => [
  ...[300, 301, 302, 303, 305, 307, 308].map((status) => (response: ServerResponse) => {
    response.writeHead(status, { location: target }).end();
  }),
  (response) => {
    const headers = {
      link: `<${target}?page=2>; rel="next", <${target}>; rel="preload"`,
      refresh: `0; url=${target}`,
      'alt-svc': `h2="${new URL(target).host}"`,
      'content-location': target,
      'content-type': 'application/json',
    };
    const meta = { current_page: 1, last_page: 9, total: 99, per_page: 2, path: target };
    const links = { first: target, last: target, prev: null, next: `${target}?page=2` };
    const users = [1, 2].map((id) => ({ id, login: target, user: { id, login: target } }));
    response.writeHead(200, headers).end(JSON.stringify({ data: users, links, meta, url: target }));
  },
  (response) => {
    const page = `<meta http-equiv="refresh" content="0; url=${target}"><script src="${target}"></script>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  },
  (response) => {
    const xml = `<!DOCTYPE user SYSTEM "${target}"><user><id>5</id></user>`;
    response.writeHead(200, { 'content-type': 'application/xml' }).end(xml);
  },
];

describe('A host that is not configured', () => {
  it('G18: is never contacted, whatever upstreams and clients send', async () => {
    await using trap = await startHttpServer((response) => response.end());
    const targets = [`${trap.url}/trap`, `http://${ELSEWHERE}/trap`];
    // If this run is not thorough, each way leads to one of the targets in turn.
    const ways = targets.flatMap((target, turn) =>
      waysTo(target).filter((_way, at) => IS_THOROUGH || at % targets.length === turn),
    );
    for (const result of ways) {
      await using upstream = await startHttpServer(result);
      await using gateway = await startGatewayOver(providersAt(upstream.url));
      const own = new URL(gateway.url).host;
      const headers = {
        'x-forwarded-host': ELSEWHERE,
        forwarded: `host=${ELSEWHERE}`,
        origin: own,
      };
      for (const query of READS) await send(gateway.url, query, {}, headers);
      for (const input of INPUTS) await tryUpdate(gateway.url, input);
      await send(gateway.url, queryFor(targets));
      assert.ok(upstream.arrivals.length > INPUTS.length);
    }
    assert.equal(trap.connections(), 0);
    assert.deepEqual(
      [...askedHosts].filter((host) => host !== '127.0.0.1' && host !== 'localhost'),
      [],
    );
  });
});

function providersAt(url: string): Readonly<Record<string, unknown>> {
  const breaker = false;
  const admin = { url, token: 'a-token', usersList: true, breaker };
  return {
    vms: { kind: 'vms', timeZone: 'UTC', billing: { url, breaker }, admin },
    ...Object.fromEntries(
      ADAPTERS.map(({ key, settingsAt, canaries }) => [
        key,
        settingsAt({ url, breaker }, canaries),
      ]),
    ),
  };
}
