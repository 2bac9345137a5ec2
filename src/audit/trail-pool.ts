import { RefCountedPool } from '../lib/ref-counted-pool.ts';
import { openTrail, type Trail } from './trail.ts';
import { describeFault, TrailError } from './trail-error.ts';
import type { TrailLog } from './trail-faults.ts';

/** A reference to an open trail. */
export interface TrailHandle {
  readonly trail: Trail;
  /** Closes the trail after its last write, if this was the last reference. Call it once. */
  readonly release: () => Promise<void>;
}

interface OpenTrail {
  readonly trail: Trail;
  readonly key: string;
  /** The trail that has named the head of this one, and the number of that line. */
  next?: { readonly opened: OpenTrail; readonly seq: number };
  readonly close: () => Promise<void>;
}

/**
 * Shares open trails between configurations, so that a file never has two handles. If a configuration names another file,
 * the new trail names the head of the old one: first when it is opened, and again when the old one has its last line.
 */
export class TrailPool {
  readonly #log: TrailLog;
  readonly #instance: string;
  readonly #pool = new RefCountedPool<OpenTrail>();
  /** In the order in which they were last acquired. */
  #open: readonly OpenTrail[] = [];

  /** @param instance the name of this process, which every line contains. */
  constructor(log: TrailLog, instance: string) {
    this.#log = log;
    this.#instance = instance;
  }

  /**
   * @throws {TrailError} like `openTrail`, if the file is open with another key, and if the head of the previous trail
   *   cannot be written to it.
   */
  async acquire(file: string, key: string): Promise<TrailHandle> {
    const { value, release } = await this.#pool.acquire(file, () => this.#openTrail(file, key));
    try {
      if (value.key !== key)
        throw new TrailError(file, 'it is open with another audit.key: use a new file or restart');
      await this.#continue(file, value);
    } catch (error) {
      await release();
      throw error;
    }
    return { trail: value.trail, release };
  }

  async #openTrail(file: string, key: string): Promise<OpenTrail> {
    const trail = await openTrail(file, key, this.#log, this.#instance);
    const opened: OpenTrail = { trail, key, close: () => this.#close(opened) };
    return opened;
  }

  /** Makes the trail the current one, and lets it name the head of the one before. */
  async #continue(file: string, opened: OpenTrail): Promise<void> {
    const previous = this.#open.at(-1);
    if (previous !== undefined && previous !== opened) {
      try {
        previous.next = { opened, seq: await carryHead(previous, opened) };
      } catch (error) {
        throw new TrailError(file, `it cannot be written (${describeFault(error)})`);
      }
    }
    this.#open = [...this.#open.filter((it) => it !== opened), opened];
  }

  async #close(closed: OpenTrail): Promise<void> {
    await closed.trail.close();
    this.#open = this.#open.filter((it) => it !== closed);
    const { next } = closed;
    const isWritten = next?.seq === closed.trail.head.seq;
    if (next === undefined || isWritten || !this.#open.includes(next.opened)) return;
    try {
      await carryHead(closed, next.opened);
    } catch (error) {
      const fields = { ...closed.trail.position, reason: describeFault(error) };
      this.#log.error(fields, 'Head of the previous audit trail could not be written');
    }
  }
}

/**
 * Writes the head of a trail to another one, unless it has no line that could be lost.
 *
 * @returns the number of the line that was the head.
 */
async function carryHead({ trail: { position } }: OpenTrail, to: OpenTrail): Promise<number> {
  if (position.seq > 0) await to.trail.recordPrevious(position);
  return position.seq;
}
