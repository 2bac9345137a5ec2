import { RefCountedPool } from '../lib/ref-counted-pool.ts';
import { openTrail, type Trail, type TrailLog } from './trail.ts';
import { TrailError } from './trail-error.ts';

/** A reference to an open trail. */
export interface TrailHandle {
  readonly trail: Trail;
  /** Closes the trail after its last write, if this was the last reference. Call it once. */
  readonly release: () => Promise<void>;
}

/** Shares open trails between configurations, so that a file never has two handles. */
export class TrailPool {
  readonly #log: TrailLog;
  readonly #pool = new RefCountedPool<Pick<Trail, 'close'> & { trail: Trail; key: string }>();

  constructor(log: TrailLog) {
    this.#log = log;
  }

  /** @throws {TrailError} like `openTrail`, and if the file is open with another key. */
  async acquire(file: string, key: string): Promise<TrailHandle> {
    const { value, release } = await this.#pool.acquire(file, async () => {
      const trail = await openTrail(file, key, this.#log);
      return { trail, key, close: () => trail.close() };
    });
    if (value.key === key) return { trail: value.trail, release };
    await release();
    throw new TrailError(file, 'it is open with another audit.key: use a new file or restart');
  }
}
