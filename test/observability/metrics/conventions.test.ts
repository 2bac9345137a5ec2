import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import {
  CALL_BUCKETS,
  OPERATION_BUCKETS,
} from '../../../src/observability/metrics/duration-buckets.ts';
import { NO_PROMETHEUS } from '../../deploy/deploy-tools.ts';
import { METRICS_OF_PRIMARY, readPrintedText } from '../../deploy/printed-metrics.ts';
import { readSource } from '../../support/files/sources.ts';
import { settingsOver } from '../../support/gateway/gateway.ts';
import { UNCALLED_PROVIDERS } from './samples.ts';

describe('The names of metrics', () => {
  let text: string;
  before(async () => {
    text = await readPrintedText();
  });
  const names = () => [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name);

  it('follow the conventions of Prometheus', { skip: NO_PROMETHEUS }, () => {
    const check = (input: string) =>
      execFileSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8', stdio: 'pipe' });
    assert.equal(check(text), '');
    assert.throws(() => check('# TYPE a_milliseconds gauge\na_milliseconds 1\n'));
  });

  it('are all described in docs/operations.md, and no others', () => {
    const page = readSource('docs/operations.md');
    const section = page.slice(page.indexOf('\n## Metrics\n'), page.indexOf('\n## Request ids'));
    const described = [...section.matchAll(/`((?:roster|process|nodejs)_\w+)[`{]/g)];
    assert.deepEqual(
      [...new Set(described.map(([, name]) => name))].sort(),
      [...names(), ...Object.keys(METRICS_OF_PRIMARY)].sort(),
    );
  });
});

describe('The buckets of durations', () => {
  it('include the default of every time limit', () => {
    const { limits, providers } = settingsOver(UNCALLED_PROVIDERS);
    const { attemptMs, listAttemptMs } = Object(providers['a']);
    for (const ms of [attemptMs, listAttemptMs])
      assert.ok(
        CALL_BUCKETS.some((bound) => bound === ms / 1000),
        `${ms}`,
      );
    for (const ms of [limits.deadlineMs, limits.listDeadlineMs])
      assert.ok(
        OPERATION_BUCKETS.some((bound) => bound === ms / 1000),
        `${ms}`,
      );
  });
});
