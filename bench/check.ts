import { readFileSync } from 'node:fs';
import type { Failures } from './failures.ts';
import { measureShortForm, startShortForm } from './measure/short-form.ts';
import { OPERATIONS } from './operations.ts';
import { betterOf, findWorse } from './ratio-check.ts';
import type { BenchResults } from './results.ts';
import { CHECK } from './settings.ts';

/*
 * `npm run bench:check` measures the CPU time of operations in a short form, and fails if a ratio over a base line is
 * a quarter worse than in `bench/results/latest.json`. Operations that seem worse are measured a second time.
 */

const file = new URL('results/latest.json', import.meta.url);
const { check: committed = {} }: BenchResults = JSON.parse(readFileSync(file, 'utf8'));

const failures: Failures = new Map();
await using fleet = await startShortForm(failures);
let measured = await measureShortForm(fleet, failures);
const suspects = new Set(findWorse(committed, measured).map(({ operation }) => operation));
if (suspects.size > 0) {
  process.stdout.write(`Measured a second time: ${[...suspects].join(', ')}\n`);
  const again = await measureShortForm(fleet, failures, {
    operations: OPERATIONS.filter(({ name }) => suspects.has(name)),
    settings: CHECK,
  });
  measured = betterOf(measured, again);
}

for (const [operation, ratios] of Object.entries(measured)) {
  const texts = Object.entries(ratios).map(
    ([base, ratio]) =>
      `${ratio.toFixed(1)}x of the ${base} (committed: ${committed[operation]?.[base]?.toFixed(1)}x)`,
  );
  process.stdout.write(`${operation}: ${texts.join(', ')}\n`);
}
const worse = findWorse(committed, measured);
for (const { operation, base, committed: before, measured: now } of worse) {
  process.stderr.write(
    `Worse: ${operation} takes ${now.toFixed(2)}x the CPU time of the ${base}; ${before?.toFixed(2)}x is committed.\n`,
  );
}
if (worse.length > 0) {
  process.stderr.write('Find the cause, or commit the results of `npm run bench` and say why.\n');
  process.exitCode = 1;
}
