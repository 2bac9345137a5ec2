import { GCProfiler, getHeapStatistics, type GCProfiler as Profiler } from 'node:v8';

/*
 * Counts what a server allocates on the heap of JavaScript. It is loaded into the process by `--import` and obeys
 * the messages `start` and `stop`; the response to `stop` is the number of bytes.
 *
 * Between two collections the used heap only grows, so the sum of these growths is what was allocated. Buffers are
 * not on this heap.
 */

let profiler: Profiler | undefined;
let usedAtStart = 0;

process.on('message', (message) => {
  if (message === 'start') {
    profiler = new GCProfiler();
    profiler.start();
    usedAtStart = getHeapStatistics().used_heap_size;
    process.send?.(0);
  } else if (message === 'stop') {
    process.send?.(countAllocated());
  }
});
// A server that has nothing else to do may end.
process.channel?.unref();

function countAllocated(): number {
  const usedNow = getHeapStatistics().used_heap_size;
  let used = usedAtStart;
  let allocated = 0;
  for (const { beforeGC, afterGC } of profiler?.stop()?.statistics ?? []) {
    allocated += Math.max(0, beforeGC.heapStatistics.usedHeapSize - used);
    used = afterGC.heapStatistics.usedHeapSize;
  }
  return allocated + Math.max(0, usedNow - used);
}
