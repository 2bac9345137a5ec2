import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { stringify } from 'yaml';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { ALERT_SAMPLES } from './alert-samples.ts';
import { at, listAt, NO_PROMETHEUS, readDocuments } from './deploy-tools.ts';
import { findUnknown, type PrintedMetric, readPrintedMetrics } from './printed-metrics.ts';

const FILE = join(ROOT, 'deploy/helm/roster/files/alerts.yml');
const [groups] = readDocuments(readSource('deploy/helm/roster/files/alerts.yml'));
const rules = listAt(groups, 'groups').flatMap((group) => listAt(group, 'rules'));
const names = rules.map((rule) => String(at(rule, 'alert')));
const expressions = rules.map((rule) => String(at(rule, 'expr')));

/** Returns a file for `promtool test rules`: a series for each alert, which must fire at its time and not at the start. */
function testsOfRules(): string {
  const tests = Object.entries(ALERT_SAMPLES).map(([name, { series, after }]) => ({
    name,
    interval: '1m',
    input_series: Object.entries(series).map(([metric, values]) => ({ series: metric, values })),
    promql_expr_test: [
      {
        expr: `count(ALERTS{alertname="${name}", alertstate="firing"}) > bool 0 or vector(0)`,
        eval_time: `${after}m`,
        exp_samples: [{ labels: '{}', value: 1 }],
      },
      {
        expr: `count(ALERTS{alertname="${name}", alertstate="firing"}) or vector(0)`,
        eval_time: '0m',
        exp_samples: [{ labels: '{}', value: 0 }],
      },
    ],
  }));
  return stringify({ rule_files: [FILE], evaluation_interval: '1m', tests });
}

describe('Alerts', () => {
  let printed: ReadonlyMap<string, PrintedMetric>;
  before(async () => {
    printed = await readPrintedMetrics();
  });

  it('have one section each in docs/alerts.md', () => {
    const sections = [...readSource('docs/alerts.md').matchAll(/^### (\w+)$/gm)].map(
      ([, name]) => name,
    );
    assert.deepEqual(sections, names);
  });

  it('have the severity that docs/alerts.md says', () => {
    const page = readSource('docs/alerts.md');
    for (const rule of rules) {
      const severity = at(rule, 'labels', 'severity');
      assert.match(page, new RegExp(`^### ${at(rule, 'alert')}\n\n\\*${severity}\\.\\* `, 'm'));
    }
  });

  it('name only metrics and labels that a gateway prints', () => {
    assert.deepEqual(
      expressions.flatMap((expression) => findUnknown(expression, printed)),
      [],
    );
    assert.deepEqual(findUnknown('rate(roster_gone_total[5m])', printed), ['roster_gone_total']);
    assert.deepEqual(findUnknown('roster_upstream_calls_total{user="1"}', printed), [
      'roster_upstream_calls_total{user}',
    ]);
  });

  it('name only error codes that are documented', () => {
    const page = readSource('docs/errors.md') + readSource('docs/operations.md');
    const codes = expressions.flatMap((expression) =>
      [...expression.matchAll(/code(?:=~?|!~)"([^"]+)"/g)].flatMap(([, list = '']) =>
        list.split('|'),
      ),
    );
    assert.deepEqual(
      codes.filter((code) => code !== 'HTTP_.*' && !page.includes(`\`${code}\``)),
      [],
    );
  });

  it('have a sample each for which they fire', () => {
    assert.deepEqual(Object.keys(ALERT_SAMPLES), names);
  });

  it('fire for their samples, by the rules of Prometheus', { skip: NO_PROMETHEUS }, () => {
    using folder = createTemporaryFolder();
    execFileSync('promtool', ['check', 'rules', FILE], { stdio: 'pipe' });
    const file = folder.write('tests.yml', testsOfRules());
    execFileSync('promtool', ['test', 'rules', file], { stdio: 'pipe' });
  });
});
