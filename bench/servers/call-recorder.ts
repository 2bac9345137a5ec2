import { Session } from 'node:inspector/promises';

/*
 * Counts the calls of functions in the sources and packages of a server. It is loaded into the process by `--import`;
 * the response to any message is the number of calls since the message before.
 *
 * Node's own functions do not count: how often they are called depends on the pieces in which a body arrives.
 */
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

process.on('message', async () => {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const functions = result
    .filter(({ url }) => url.startsWith('file:') && url !== import.meta.url)
    .flatMap((script) => script.functions);
  process.send?.(functions.reduce((sum, { ranges: [range] }) => sum + (range?.count ?? 0), 0));
});
// The channel alone keeps no process alive.
process.channel?.unref();
