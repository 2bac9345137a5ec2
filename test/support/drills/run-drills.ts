import { once } from 'node:events';
import { run } from 'node:test';
import { ROOT } from '../files/sources.ts';
import { readReport } from './drill.ts';

/**
 * Runs these files, whose paths start at the repository, one after another, and prints what each of
 * their tests reports.
 *
 * @returns whether all of them pass.
 */
export async function runDrills(files: readonly string[]): Promise<boolean> {
  let holds = files.length > 0;
  const drills = run({ files: files.map((file) => ROOT + file), cwd: ROOT, concurrency: false });
  drills
    .on('test:diagnostic', ({ message }) => {
      const line = readReport(message);
      if (line !== undefined) write(`                  ${line}`);
    })
    .on('test:pass', ({ name, details: { type, duration_ms } }) => {
      // The suites around a test only repeat its result.
      if (type !== 'suite') write(toLine('holds', name, duration_ms));
    })
    .on('test:fail', ({ name, details: { type, duration_ms, error } }) => {
      holds = false;
      if (type !== 'suite') write(`${toLine('FAILS', name, duration_ms)}\n${error.cause}`);
    })
    .resume();
  await once(drills, 'end');
  return holds;
}

function toLine(verdict: string, name: string, ms: number): string {
  return `${verdict} ${(ms / 1000).toFixed(1).padStart(8)} s  ${name}`;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
