import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import type { DroppedSpans } from '../../../src/observability/tracing/loss-reporting-exporter.ts';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import { readSource } from '../../support/files/sources.ts';
import { silentLog, startGatewayOver } from '../../support/gateway/gateway.ts';
import { type CollectedSpan, startCollector } from '../../support/services/collector.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';
const traceparent = (flags = '01') => `00-${TRACE_ID}-${SPAN_ID}-${flags}`;

const platform = (url: string) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x' },
});
const READ = 'query Read { user(id: "activeplatform/user/7") { id } }';
const WRITE =
  'mutation Rename { updateUser(input: { activePlatform: { id: "activeplatform/user/7", firstName: "A" } }) { __typename } }';

/** Returns what a gateway in front of this server exports until it has closed. */
async function collect(
  respond: Parameters<typeof startHttpServer>[0],
  operations: readonly { readonly query: string; readonly flags?: string }[],
  settings: object = {},
) {
  await using collector = await startCollector();
  await using server = await startHttpServer(respond);
  {
    const traces = { endpoint: collector.endpoint, ...settings };
    await using gateway = await startGatewayOver(platform(server.url), { traces });
    for (const { query, flags } of operations) {
      await send(
        gateway.url,
        query,
        {},
        flags === undefined ? {} : { traceparent: traceparent(flags) },
      );
    }
  }
  return { spans: collector.spans(), upstream: server.arrivals, exports: collector.arrivals };
}

const RESOURCE = {
  'service.name': 'roster',
  'service.version': JSON.parse(readSource('package.json')).version,
  'service.instance.id': 'replica-1',
  'telemetry.sdk.name': 'opentelemetry',
  'telemetry.sdk.language': 'nodejs',
  'telemetry.sdk.version': JSON.parse(readSource('node_modules/@opentelemetry/core/package.json'))
    .version,
};

/** Returns the attributes of the resource that a gateway with this environment exports. */
async function collectResource(
  environment: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  await using collector = await startCollector();
  Object.assign(process.env, environment);
  try {
    const settings = {
      server: { port: 0, instance: 'replica-1' },
      traces: { endpoint: collector.endpoint },
    };
    await using gateway = await startGatewayOver(platform('http://127.0.0.1:1'), settings);
    await send(gateway.url, '{ __typename }');
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
  const [{ resource }] = JSON.parse(collector.arrivals[0]?.body ?? '').resourceSpans;
  return Object.fromEntries(
    resource.attributes.map((attribute: { key: string; value: { stringValue: string } }) => [
      attribute.key,
      attribute.value.stringValue,
    ]),
  );
}

const named = (spans: readonly CollectedSpan[], pattern: RegExp) =>
  spans.filter(({ name }) => pattern.test(name));
const spanIdSent = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }) =>
  String(headers['traceparent']).split('-')[2];

describe('An exported trace', () => {
  it('names the service, its version and the process', async () => {
    assert.deepEqual(await collectResource({}), RESOURCE);
  });

  it('has the attributes of OTEL_RESOURCE_ATTRIBUTES and OTEL_SERVICE_NAME', async () => {
    const attributes =
      'service.namespace=shop,deployment.environment.name=a%2Cb,service.instance.id=x,service.name=y';
    assert.deepEqual(await collectResource({ OTEL_RESOURCE_ATTRIBUTES: attributes }), {
      ...RESOURCE,
      'service.namespace': 'shop',
      'deployment.environment.name': 'a,b',
      'service.name': 'y',
    });
    assert.deepEqual(
      await collectResource({ OTEL_RESOURCE_ATTRIBUTES: attributes, OTEL_SERVICE_NAME: 'users' }),
      {
        ...RESOURCE,
        'service.namespace': 'shop',
        'deployment.environment.name': 'a,b',
        'service.name': 'users',
      },
    );
  });

  it('ignores OTEL_RESOURCE_ATTRIBUTES that cannot be read', async () => {
    assert.deepEqual(await collectResource({ OTEL_RESOURCE_ATTRIBUTES: 'a=b=c' }), RESOURCE);
  });

  it('links the caller, the operation and each upstream request', async () => {
    await using collector = await startCollector();
    await using vms = await runVmsSimulators();
    const { timeZone, billing, admin, credentials } = vms;
    {
      const providers = {
        vms: {
          ...{ kind: 'vms', timeZone, billing: { url: billing.url } },
          admin: { url: admin.url, ...credentials },
        },
      };
      const traces = { endpoint: collector.endpoint };
      await using gateway = await startGatewayOver(providers, { traces });
      const query =
        'mutation Block { updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED } }) { ... on UserUpdated { user { ... on VmsUser { cameras { nodes { name } } } } } } }';
      const { errors } = await send(gateway.url, query, {}, { traceparent: traceparent() });
      assert.deepEqual(errors, []);
    }
    const [operation, ...others] = named(collector.spans(), /^mutation Block$/);
    const calls = collector.spans().filter((span) => span !== operation && span.kind === 3);
    assert.deepEqual(others, []);
    assert.deepEqual([operation?.traceId, operation?.parentSpanId], [TRACE_ID, SPAN_ID]);
    assert.equal(operation?.kind, 2);
    for (const { traceId, parentSpanId } of calls) {
      assert.deepEqual([traceId, parentSpanId], [TRACE_ID, operation?.spanId]);
    }
    const journal = [...billing.journal, ...admin.journal];
    assert.ok(journal.every(({ headers }) => String(headers['traceparent']).includes(TRACE_ID)));
    // The write, the sign-in and the read: each upstream received the id of its span as the parent.
    assert.equal(journal.length, 3);
    assert.deepEqual(journal.map(spanIdSent).sort(), calls.map(({ spanId }) => spanId).sort());
    assert.deepEqual(calls.map(({ name }) => name).sort(), [
      'GET api/admin/v1/users/{user}',
      'PATCH api/v1/billing/user/manage',
      'POST api/admin/v1/auth/token',
    ]);
  });

  it('describes each call and the outcome of each attempt', async () => {
    const { spans, upstream } = await collect(
      (response, { method }) =>
        method === 'PUT' ? sendJson(response, 422, {}) : sendJson(response, 500, {}),
      [{ query: READ }, { query: WRITE }],
    );
    const api = { 'roster.provider': 'activeplatform', 'roster.api': 'ActivePlatform vendor API' };
    const path = 'api/vendor/v1/users/{user}.json';
    const read = (number: number) => ({
      ...api,
      'roster.code': 'UPSTREAM_FAILED',
      'error.type': 'UPSTREAM_FAILED',
      ...(number > 1 && { 'http.request.resend_count': number - 1 }),
      'http.request.method': 'GET',
      'url.template': path,
      'http.response.status_code': 500,
    });
    const reads = named(spans, /^GET/);
    assert.deepEqual(
      reads.map(({ attributes }) => attributes),
      [read(1), read(2)],
    );
    assert.deepEqual(
      reads.map(({ status }) => status.code),
      [2, 2],
    );
    assert.deepEqual(
      reads.map(({ spanId }) => spanId),
      upstream.slice(0, 2).map(spanIdSent),
    );
    const [write] = named(spans, /^PUT/);
    assert.equal(write?.attributes['roster.code'], 'HTTP_422');
    assert.equal(write?.status.code, 0);
    assert.ok(!('error.type' in (write?.attributes ?? {})));
    const [failed] = named(spans, /^query Read$/);
    assert.deepEqual(failed?.attributes, {
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Read',
      'error.type': 'UPSTREAM_FAILED',
      'roster.error_codes': ['UPSTREAM_FAILED'],
    });
    assert.equal(failed?.status.code, 2);
    for (const { startTimeUnixNano, endTimeUnixNano } of spans) {
      assert.ok(BigInt(endTimeUnixNano) > BigInt(startTimeUnixNano));
      assert.ok(Math.abs(Number(BigInt(endTimeUnixNano) / 1_000_000n) - Date.now()) < 60_000);
    }
  });

  it('has a bounded number of names, none from invalid documents', async () => {
    const operations = Array.from({ length: 103 }, (_, index) => ({
      query: `query Q${index} { __typename }`,
    }));
    const { spans } = await collect(
      (response) => response.end(),
      [...operations, { query: '{ __typename }' }, { query: 'query Canary { canary }' }],
    );
    const names = spans.map(({ name }) => name);
    assert.equal(names.filter((name) => name === 'query other').length, 3);
    assert.ok(names.includes('query anonymous'));
    assert.ok(names.includes('no operation'));
    assert.ok(!names.some((name) => name.includes('anary')));
  });

  it('follows the sampling of the caller, else the configured share', async () => {
    const respond: Parameters<typeof startHttpServer>[0] = (response) =>
      sendJson(response, 200, { id: 7 });
    const requests = [{ query: READ }, { query: READ, flags: '00' }, { query: READ, flags: '01' }];
    const none = await collect(respond, requests, { sample: 0 });
    assert.deepEqual(
      none.spans.map(({ traceId }) => traceId),
      [TRACE_ID, TRACE_ID],
    );
    assert.deepEqual(
      none.upstream.map(({ headers }) => String(headers['traceparent']).slice(-2)),
      ['00', '00', '01'],
    );
    const all = await collect(respond, requests, { sample: 1 });
    assert.equal(all.spans.length, 4);
    assert.deepEqual(
      all.upstream.map(({ headers }) => String(headers['traceparent']).slice(-2)),
      ['01', '00', '01'],
    );
  });

  it('is sent with the configured headers', async () => {
    const respond: Parameters<typeof startHttpServer>[0] = (response) =>
      sendJson(response, 200, { id: 7 });
    const headers = { 'X-Api-Key': 'canary-collector' };
    const { exports, upstream } = await collect(respond, [{ query: READ }], { headers });
    assert.deepEqual(
      exports.map(({ method, url }) => `${method} ${url}`),
      ['POST /v1/traces'],
    );
    assert.equal(exports[0]?.headers['x-api-key'], 'canary-collector');
    assert.doesNotMatch(JSON.stringify(upstream), /canary/);
    assert.doesNotMatch(exports[0]?.body ?? '', /canary/);
  });
});

test('E17: sends nothing to a collector before there is a span', async () => {
  const { exports } = await collect((response) => response.end(), [{ query: READ, flags: '00' }]);
  assert.deepEqual(exports, []);
});

describe('A failing collector', () => {
  it('fails no request, and losses are reported at intervals', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 7 }));
    const reports: DroppedSpans[] = [];
    const log: Log = {
      ...silentLog,
      warn: ({ spans, reason }) => reports.push({ spans: Number(spans), reason: String(reason) }),
    };
    await using collector = await startCollector((response) =>
      sendJson(response, 401, { canary: 'canary' }),
    );
    {
      const traces = { endpoint: collector.endpoint };
      await using gateway = await startGatewayOver(platform(server.url), { traces }, log);
      // These are more spans than one export holds.
      const responses: GraphqlAnswer[] = [];
      for (let round = 0; round < 6; round += 1) {
        const requests = Array.from({ length: 100 }, () => send(gateway.url, READ));
        responses.push(...(await Promise.all(requests)));
      }
      assert.ok(responses.every(({ errors }) => errors.length === 0));
    }
    assert.ok(collector.arrivals.length >= 2);
    // The first loss is reported at once, and the others at the end.
    assert.equal(reports.length, 2);
    for (const { reason } of reports) assert.equal(reason, 'HTTP_401');
    assert.ok(reports.reduce((sum, { spans }) => sum + spans, 0) > 600);
  });

  it('does not delay shutdown if it never responds', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 7 }));
    await using collector = await startCollector(() => {});
    const traces = { endpoint: collector.endpoint };
    const gateway = await startGatewayOver(platform(server.url), { traces });
    await send(gateway.url, READ);
    const startedAt = performance.now();
    await gateway.close();
    assert.equal(collector.connections(), 1);
    assert.ok(performance.now() - startedAt < 4500);
  });

  it('fails no request if it is unreachable, and its address is not logged', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 7 }));
    const logged: unknown[][] = [];
    const keep = (...line: unknown[]) => void logged.push(line);
    const log: Log = { info: keep, warn: keep, error: keep };
    const traces = {
      endpoint: 'http://127.0.0.1:1/v1/traces',
      headers: { 'X-Api-Key': 'canary-collector' },
    };
    {
      await using gateway = await startGatewayOver(platform(server.url), { traces }, log);
      assert.deepEqual((await send(gateway.url, READ)).errors, []);
    }
    const losses = logged.filter(([, message]) => message === 'Traces could not be sent');
    assert.deepEqual(
      losses.map(([fields]) => [Object(fields).spans, /^\w+$/.test(Object(fields).reason)]),
      [[2, true]],
    );
    assert.doesNotMatch(JSON.stringify(logged), /v1\/traces|canary-/);
  });
});
