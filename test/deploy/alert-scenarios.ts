import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const FILE = join(ROOT, 'deploy/helm/roster/files/alerts.yml');

/** Seconds between two scrapes, and between two evaluations, as in deploy/compose/prometheus.yml. */
const SCRAPE_S = 15;

/** The minute at which the failure of a scenario begins. */
export const BEGIN = 20;

/** The minute at which it has lasted for half an hour. */
export const END = BEGIN + 30;

const SAMPLES = Array.from({ length: (END * 60) / SCRAPE_S + 1 }, (_, at) => at * SCRAPE_S);

/** Returns the samples of a gauge. */
export const toGauge = (read: (second: number) => number): string => SAMPLES.map(read).join(' ');

/** Events that a counter counts. */
export interface Events {
  /** Minutes between two of them. */
  readonly every: number;
  /** The minute of the first one; default: 0. */
  readonly from?: number;
  /** The minute from which there are none; default: there is no such minute. */
  readonly until?: number;
}

/** Returns the samples of a counter, whose series appears with its first event. */
export const toCounter = ({ every, from = 0, until = END + 1 }: Events): string =>
  SAMPLES.map((second) => Math.min(second / 60, until))
    .map((minute) => (minute < from ? '_' : Math.floor((minute - from) / every) + 1))
    .join(' ');

/** Samples by metric and labels other than `job`, such as `roster_workers{instance="a"}`. */
export type Series = Readonly<Record<string, string>>;

interface Question {
  /** At which minutes of the scenario; default: at its end. */
  readonly minutes?: readonly number[];
  readonly severity?: 'page' | '.+';
}

/**
 * Returns the scenarios for which an alert fires, for each of the minutes. Each scenario is a job of its own in one run of
 * promtool, which prints what fires, because it expects nothing.
 */
export function findFiring(
  scenarios: Readonly<Record<string, Series>>,
  { minutes = [END], severity = '.+' }: Question = {},
): readonly (readonly string[])[] {
  using folder = createTemporaryFolder();
  const expr = `count by (job) (ALERTS{alertstate="firing", severity=~"${severity}"})`;
  const test = {
    interval: `${SCRAPE_S}s`,
    input_series: Object.entries(scenarios).flatMap(([name, series]) =>
      Object.entries({ ...series, up: toGauge(() => 1) }).map(([of, values]) => ({
        series: withJob(of, name),
        values,
      })),
    ),
    promql_expr_test: minutes.map((minute) => ({ expr, eval_time: `${minute * 60}s` })),
  };
  const file = folder.write(
    'tests.yml',
    stringify({ rule_files: [FILE], evaluation_interval: `${SCRAPE_S}s`, tests: [test] }),
  );
  const { stderr } = spawnSync('promtool', ['test', 'rules', file], { encoding: 'utf8' });
  if (stderr !== '' && !stderr.includes('FAILED:')) throw new Error(stderr);
  const printed = new Map(
    [...stderr.matchAll(/, time: (\w+),\s+exp: nil\s+got: (.+)/g)].map(
      ([, time = '', got = '']) => [
        toSeconds(time),
        [...got.matchAll(/job="roster (\w+)"/g)].map(([, name = '']) => name),
      ],
    ),
  );
  return minutes.map((minute) => printed.get(minute * 60) ?? []);
}

/** Adds the job to the labels of a series. */
const withJob = (series: string, name: string): string =>
  series.includes('{')
    ? series.replace('{', `{job="roster ${name}",`)
    : `${series}{job="roster ${name}"}`;

/** Parses a duration as promtool prints it, such as `1m15s`. */
const toSeconds = (text: string): number =>
  [...text.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * { h: 3600, m: 60, s: 1 }[unit as 'h'],
    0,
  );
