import { openTrail, type Trail, type TrailLog } from './trail.ts';
import { TrailError } from './trail-error.ts';

interface PooledTrail {
  readonly trail: Trail;
  readonly key: string;
  refCount: number;
}

/** A reference to an open trail. */
export interface TrailHandle {
  readonly trail: Trail;
  /** Closes the trail after its last write, if this was the last reference. Call it once. */
  readonly release: () => Promise<void>;
}

/** Shares open trails between configurations, so that a file never has two handles. */
export class TrailPool {
  readonly #log: TrailLog;
  readonly #open = new Map<string, PooledTrail>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(log: TrailLog) {
    this.#log = log;
  }

  /** @throws {TrailError} like `openTrail`, and if the file is open with another key. */
  acquire(file: string, key: string): Promise<TrailHandle> {
    return this.#serialize(async () => {
      const open = this.#open.get(file) ?? (await this.#openNew(file, key));
      if (open.key !== key) {
        throw new TrailError(file, 'it is open with another audit.key: use a new file or restart');
      }
      open.refCount += 1;
      return {
        trail: open.trail,
        release: () => this.#serialize(() => this.#releaseTrail(file, open)),
      };
    });
  }

  async #openNew(file: string, key: string): Promise<PooledTrail> {
    const open = { trail: await openTrail(file, key, this.#log), key, refCount: 0 };
    this.#open.set(file, open);
    return open;
  }

  async #releaseTrail(file: string, open: PooledTrail): Promise<void> {
    open.refCount -= 1;
    if (open.refCount > 0) return;
    this.#open.delete(file);
    await open.trail.close();
  }

  /** Runs operations one at a time, so that a trail is not opened while it is being closed. */
  #serialize<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}
