import { Session } from 'node:inspector/promises';
import { toShares } from '../profile-layers.ts';

/*
 * Loaded into a server by `--import`. Between the messages `start` and `stop` it samples what the main thread runs, and
 * the response to `stop` has the share of each layer.
 */
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });

process.on('message', async (message) => {
  if (message === 'start') {
    await session.post('Profiler.start');
    process.send?.({});
    return;
  }
  const { profile } = await session.post('Profiler.stop');
  process.send?.(toShares(profile));
});
// The channel alone keeps no process alive.
process.channel?.unref();
