import { once } from 'node:events';
import { run } from 'node:test';
import { readReport } from '../support/drill.ts';
import { filesBelow, ROOT } from '../support/sources.ts';

/*
 * `npm run drill [-- WORD…]`: the drills whose file has one of these words in its name, or all of them, one after
 * another with their full figures, and a line or two of each.
 */
process.env['DRILL'] = 'full';

const words = process.argv.slice(2);
const files = filesBelow('test/drills', '.test.ts').filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (files.length === 0) fail(`No drill is called ${words.join(' or ')}.`);

const drills = run({ files: files.map((file) => ROOT + file), cwd: ROOT, concurrency: false });
drills
  .on('test:diagnostic', ({ message }) => {
    const line = readReport(message);
    if (line !== undefined) write(`                  ${line}`);
  })
  .on('test:pass', ({ name, details: { type, duration_ms } }) => {
    // Those around a test only say the same again.
    if (type !== 'suite') write(toLine('holds', name, duration_ms));
  })
  .on('test:fail', ({ name, details: { type, duration_ms, error } }) => {
    if (type !== 'suite') fail(`${toLine('FAILS', name, duration_ms)}\n${error.cause}`);
  })
  .resume();
await once(drills, 'end');

function toLine(verdict: string, name: string, ms: number): string {
  return `${verdict} ${(ms / 1000).toFixed(1).padStart(8)} s  ${name}`;
}

function fail(line: string): void {
  write(line);
  process.exitCode = 1;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
