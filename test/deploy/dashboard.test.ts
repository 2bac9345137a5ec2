import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { stringify } from 'yaml';
import { readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { at, listAt, NO_PROMETHEUS, readDocuments } from './deploy-tools.ts';
import { findUnknown, type PrintedMetric, readPrintedMetrics } from './printed-metrics.ts';

const dashboard: unknown = JSON.parse(readSource('deploy/helm/roster/files/dashboard.json'));
const panels = listAt(dashboard, 'panels');
const charts = panels.filter((panel) => at(panel, 'type') !== 'row');
const expressions = charts.flatMap((panel) =>
  listAt(panel, 'targets').map((target) => String(at(target, 'expr'))),
);
const variables = listAt(dashboard, 'templating', 'list');

/** Returns a query with the variables of the dashboard replaced, as Grafana does. */
const withoutVariables = (expression: string) =>
  expression.replaceAll('$__rate_interval', '1m').replaceAll(/\$(job|provider)/g, '.+');

describe('Grafana dashboard', () => {
  let printed: ReadonlyMap<string, PrintedMetric>;
  before(async () => {
    printed = await readPrintedMetrics();
  });

  it('names only metrics and labels that a gateway prints', () => {
    const queries = variables.map((variable) => String(at(variable, 'query', 'query')));
    assert.ok(expressions.length > 20);
    assert.deepEqual(
      [...expressions, ...queries].flatMap((expression) => findUnknown(expression, printed)),
      [],
    );
  });

  it('shows every metric of its own except the head of the trail', () => {
    const shown = expressions.join(' ');
    const own = [...printed.keys()].filter((name) => name.startsWith('roster_'));
    const missing = own.filter((name) => !new RegExp(`\\b${name}(_bucket|_count)?\\b`).test(shown));
    assert.deepEqual(missing, ['roster_audit_head_info']);
  });

  it('has queries that Prometheus can parse', { skip: NO_PROMETHEUS }, () => {
    using folder = createTemporaryFolder();
    const rules = expressions.map((expression, n) => ({
      record: `query_${n}`,
      expr: withoutVariables(expression),
    }));
    const file = folder.write('queries.yml', stringify({ groups: [{ name: 'a', rules }] }));
    execFileSync('promtool', ['check', 'rules', file], { stdio: 'pipe' });
  });

  it('asks the data source that the reader chooses', () => {
    for (const panel of charts)
      for (const part of [panel, ...listAt(panel, 'targets')])
        assert.equal(at(part, 'datasource', 'uid'), '$' + '{datasource}');
    assert.deepEqual(
      variables.map((variable) => at(variable, 'name')),
      ['datasource', 'job', 'provider'],
    );
  });

  it('places panels with unique ids beside one another', () => {
    const ids = panels.map((panel) => at(panel, 'id'));
    assert.equal(new Set(ids).size, panels.length);
    const cells = panels.flatMap((panel) => {
      const [x, y, w, h] = ['x', 'y', 'w', 'h'].map((side) => Number(at(panel, 'gridPos', side)));
      assert.ok((x ?? 0) + (w ?? 0) <= 24, String(at(panel, 'title')));
      return Array.from({ length: (w ?? 0) * (h ?? 0) }, (_none, n) =>
        [(x ?? 0) + (n % (w ?? 1)), (y ?? 0) + Math.floor(n / (w ?? 1))].join(),
      );
    });
    assert.equal(new Set(cells).size, cells.length);
  });

  it('is provisioned from where the compose file mounts it', () => {
    const [compose] = readDocuments(readSource('deploy/compose/compose.yml'));
    const [provider] = readDocuments(readSource('deploy/compose/grafana/dashboards.yml'));
    const folder = at(provider, 'providers', 0, 'options', 'path');
    const mounts = listAt(compose, 'services', 'grafana', 'volumes').map(String);
    assert.ok(
      mounts.includes(`../helm/roster/files/dashboard.json:${folder}/roster.json:ro`),
      String(folder),
    );
  });
});
