import type { Policy } from './policy.ts';
import { currentFence } from './write-fence.ts';

/** Sends a write only if the fence of the current work still allows it. */
export const fenceWrites: Policy = (next) => (call) =>
  next({ ...call, cancellation: { ...call.cancellation, fence: currentFence() } });
