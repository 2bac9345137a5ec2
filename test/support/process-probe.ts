import { existsSync, readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How its event loop is. */
export interface LoopState {
  /** Milliseconds for which it did nothing else at the longest, since it was asked before. */
  readonly blockedMs: number;
  /** Milliseconds of the processor that its thread used since then: no wait of its own making can be longer. */
  readonly busyMs: number;
}

/** How a process is, told by itself after it has collected its garbage. */
export interface ProcessState extends LoopState {
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Of buffers, which are outside the heap. */
  readonly externalBytes: number;
  /** What keeps it busy or awake, by kind: `TCPSocketWrap`, `Timeout`, … */
  readonly resources: Readonly<Record<string, number>>;
  /** Files and sockets that are open; 0 where the system does not tell. */
  readonly descriptors: number;
}

const RESOLUTION_MS = 1;
const DESCRIPTORS = '/proc/self/fd';

// Loaded by `--import` into the process that is watched. A parent that watches has a channel to it.
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let used = process.threadCpuUsage();
process.on('message', (message) => {
  if (message === 'loop') {
    // What blocks the loop is counted by a timer that may not have run since.
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
  // The collection above is no fault of what is measured next.
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

/** Counts anew from now on. */
function takeLoopState(): LoopState {
  const state = readLoopState();
  delay.reset();
  used = process.threadCpuUsage();
  return state;
}
process.channel?.unref();
