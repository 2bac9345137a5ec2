import { bearer } from '../support/clients/api-keys.ts';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { sign, startIssuer } from '../support/services/issuer.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

/** A metric that `/metrics` prints. */
export interface PrintedMetric {
  /** Its type in the format of Prometheus: `counter`, `gauge`, `histogram`. */
  readonly type: string;
  /** The labels of its series. They are empty if it has no series yet. */
  readonly labels: ReadonlySet<string>;
}

/** The metrics that only the process which starts workers prints: `test/commands/workers.test.ts` reads them. */
export const METRICS_OF_PRIMARY: Readonly<Record<string, PrintedMetric>> = {
  roster_workers: { type: 'gauge', labels: new Set() },
  roster_workers_replaced_total: { type: 'counter', labels: new Set() },
};

/** Returns the metrics of a gateway that has every feature with metrics on, and has made calls of its provider. */
export async function readPrintedMetrics(): Promise<ReadonlyMap<string, PrintedMetric>> {
  return new Map([...parse(await readPrintedText()), ...Object.entries(METRICS_OF_PRIMARY)]);
}

/** Returns these metrics in the format of Prometheus, without those of workers. The store does not respond. */
export async function readPrintedText(): Promise<string> {
  using folder = createTemporaryFolder();
  await using upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
  await using issuer = await startIssuer();
  const gateway = await startGatewayOver(
    { a: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' } },
    {
      access: issuer.access,
      store: { url: 'redis://127.0.0.1:1', key: 'k'.repeat(32) },
      audit: { file: `${folder.path}/audit.jsonl`, key: 'k'.repeat(32) },
      documents: {
        manifest: folder.write('manifest.json', '{"a":"{ __typename }"}'),
        mode: 'report',
      },
    },
  );
  try {
    const caller = bearer(await sign(issuer.key, { claims: { scope: 'users:read metrics' } }));
    await send(gateway.url, '{ user(id: "a/user/1") { id name } }', {}, caller);
    await send(gateway.url, '{ user(id: "a/user/1") { id name } }', {}, bearer('unknown'));
    const response = await fetch(`${gateway.url}/metrics`, { headers: caller });
    return await response.text();
  } finally {
    await gateway.close();
  }
}

function parse(text: string): ReadonlyMap<string, PrintedMetric> {
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  return new Map(
    types.map(([, name = '', type = '']) => {
      const series = text.matchAll(new RegExp(`^${name}(?:_bucket)?\\{(.*)\\} `, 'gm'));
      const labels = [...series].flatMap(([, list = '']) =>
        [...list.matchAll(/(\w+)="/g)].map(([, label = '']) => label),
      );
      return [name, { type, labels: new Set(labels) }];
    }),
  );
}

/** The labels that Prometheus adds to every series. */
const ADDED = ['job', 'instance'];

/** Returns what an expression of PromQL names that is not printed: metrics, and labels in its selectors. */
export function findUnknown(
  expression: string,
  printed: ReadonlyMap<string, PrintedMetric>,
): readonly string[] {
  const selectors = expression.matchAll(/\b((?:roster|process|nodejs)_\w+)(?:\{([^}]*)\})?/g);
  return [...selectors].flatMap(([, name = '', matchers = '']) => {
    const metric = printed.get(name) ?? histogramOf(name, printed);
    if (metric === undefined) return [name];
    if (metric.labels.size === 0) return [];
    return [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)]
      .map(([, label = '']) => label)
      .filter((label) => !ADDED.includes(label) && !metric.labels.has(label))
      .map((label) => `${name}{${label}}`);
  });
}

function histogramOf(
  name: string,
  printed: ReadonlyMap<string, PrintedMetric>,
): PrintedMetric | undefined {
  const metric = printed.get(name.replace(/_(bucket|count|sum)$/, ''));
  return metric?.type === 'histogram' ? metric : undefined;
}
