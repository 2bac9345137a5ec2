import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/*
 * `node tools/run-scripts.ts SCRIPT …` runs scripts of package.json beside each other, as many at a time as there are cores,
 * and prints the output of each when it has ended. All run to their end, so that one run shows everything that is wrong.
 */
const waiting = process.argv.slice(2);

async function run(script: string): Promise<void> {
  const startedAt = performance.now();
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${output}${code === 0 ? 'ok  ' : 'FAIL'} ${script} in ${seconds} s\n`);
  if (code !== 0) process.exitCode = 1;
}

async function work(): Promise<void> {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    await run(script);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
