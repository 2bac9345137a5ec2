import { existsSync, readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The state of an event loop since it was last read. */
export interface LoopState {
  /** The longest time in ms for which the loop was blocked. */
  readonly blockedMs: number;
  /** CPU time of its thread in ms: no wait that it caused itself can be longer. */
  readonly busyMs: number;
}

/** The state of a process, reported by itself after a garbage collection. */
export interface ProcessState extends LoopState {
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Size of buffers, which are outside the heap. */
  readonly externalBytes: number;
  /** Number of active resources by kind: `TCPSocketWrap`, `Timeout`, … */
  readonly resources: Readonly<Record<string, number>>;
  /** Number of open files and sockets; 0 if the system does not report it. */
  readonly descriptors: number;
}

const RESOLUTION_MS = 1;
const DESCRIPTORS = '/proc/self/fd';

// Loaded by `--import` into the observed process, whose parent has a channel to it.
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let used = process.threadCpuUsage();
process.on('message', (message) => {
  if (message === 'loop') {
    // A blocked loop is measured by a timer that may not have run since.
    setTimeout(() => process.send?.(takeLoopState()), 2 * RESOLUTION_MS);
    return;
  }
  const { blockedMs, busyMs } = readLoopState();
  globalThis.gc?.();
  const { heapUsed, rss, external } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const descriptors = existsSync(DESCRIPTORS) ? readdirSync(DESCRIPTORS).length : 0;
  const state: ProcessState = {
    heapBytes: heapUsed,
    rssBytes: rss,
    externalBytes: external,
    resources,
    descriptors,
    blockedMs,
    busyMs,
  };
  // The collection above must not count in the next measurement.
  setTimeout(() => {
    takeLoopState();
    process.send?.(state);
  }, 5 * RESOLUTION_MS);
});

function readLoopState(): LoopState {
  const blockedMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  const { user, system } = process.threadCpuUsage(used);
  return { blockedMs, busyMs: (user + system) / 1000 };
}

/** Returns the state and resets the measurement. */
function takeLoopState(): LoopState {
  const state = readLoopState();
  delay.reset();
  used = process.threadCpuUsage();
  return state;
}
process.channel?.unref();
