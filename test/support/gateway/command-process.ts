import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { main } from '../../../src/main.ts';
import type { Command } from './roster-process.ts';

/*
 * Runs `main` for one command of `runCommand` after another. A zero byte marks the end of each command in both streams, and its
 * exit code is sent as a message.
 */
const environment = { ...process.env };
for (const emitter of [process, process.stdout, process.stderr]) {
  // Each command adds listeners, which only the end of a process removes.
  emitter.setMaxListeners(0);
}
process.on('disconnect', () => process.exit());

async function run({ args, environment: added, folder }: Command): Promise<void> {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment, added);
  process.chdir(folder);
  process.exitCode = 0;
  const before = await countResources();
  await main(args);
  // A process of its own would end when nothing keeps its event loop alive.
  while ((await countResources()) > before) await sleep(1);
  process.stdout.write('\0');
  process.stderr.write('\0');
  process.send?.(process.exitCode);
}

/** Returns how many timers, sockets and others keep the event loop alive. */
async function countResources(): Promise<number> {
  await nextTurn();
  return process.getActiveResourcesInfo().length;
}

process.on('message', run);
