import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findWorse, type Work } from './compare-work.ts';
import type { Failures } from './failures.ts';
import { measureWork } from './measure/work.ts';

/*
 * `npm run bench:check` counts what this gateway does for each operation, and fails if a figure is a tenth worse than in
 * `bench/results/work.json`, which `-- --update` writes. CPU time is not checked: on a busy machine its ratios differ by
 * half for the same code.
 */

const { update } = parseArgs({ options: { update: { type: 'boolean', default: false } } }).values;
const file = new URL('results/work.json', import.meta.url);
const committed: Work = update ? {} : JSON.parse(readFileSync(file, 'utf8'));
const failures: Failures = new Map();
const measured = await measureWork(failures);

for (const [operation, { calls, kb }] of Object.entries(measured)) {
  const before = committed[operation];
  const than = before && ` (committed: ${before.calls.toFixed()}, ${before.kb.toFixed()} kB)`;
  process.stdout.write(`${operation}: ${calls.toFixed()} calls, ${kb.toFixed()} kB${than ?? ''}\n`);
}
for (const [name, failure] of failures) process.stderr.write(`${name} failed: ${failure}\n`);
if (update && failures.size === 0) {
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
} else {
  const worse = findWorse(committed, measured);
  for (const { operation, figure, committed: before, measured: now } of worse)
    process.stderr.write(`Worse: ${figure} of ${operation}: ${now}; ${before} is committed.\n`);
  if (worse.length > 0 || failures.size > 0) {
    process.stderr.write(
      'Find the cause, or commit what `npm run bench:check -- --update` writes.\n',
    );
    process.exitCode = 1;
  }
}
