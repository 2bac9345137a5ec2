import { openTrail, type TrailLog } from './trail.ts';
import { TrailError } from './trail-error.ts';
import { type WatchedTrail, watchTrail } from './trail-fault.ts';

interface OpenTrail {
  readonly watched: WatchedTrail;
  readonly key: string;
  holders: number;
}

/** A trail that is held open for somebody. */
export interface LentTrail extends WatchedTrail {
  /** Closes it, after the last of its writes, where nobody else holds it. To be called once. */
  readonly giveBack: () => Promise<void>;
}

/** The trails that are open: never two handles on one file, however many configurations name it. */
export class OpenTrails {
  readonly #log: TrailLog;
  readonly #open = new Map<string, OpenTrail>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(log: TrailLog) {
    this.#log = log;
  }

  /** @throws {TrailError} as `openTrail`, and where the file is open with another key. */
  lend(file: string, key: string): Promise<LentTrail> {
    return this.#inTurn(async () => {
      const open = this.#open.get(file) ?? (await this.#openNew(file, key));
      if (open.key !== key) {
        throw new TrailError(file, 'another audit.key takes a new file, or a restart');
      }
      open.holders += 1;
      return { ...open.watched, giveBack: () => this.#inTurn(() => this.#release(file, open)) };
    });
  }

  async #openNew(file: string, key: string): Promise<OpenTrail> {
    const watched = watchTrail(await openTrail(file, key, this.#log));
    const open = { watched, key, holders: 0 };
    this.#open.set(file, open);
    return open;
  }

  async #release(file: string, open: OpenTrail): Promise<void> {
    open.holders -= 1;
    if (open.holders > 0) return;
    this.#open.delete(file);
    await open.watched.trail.close();
  }

  /** One that is being closed must not be opened meanwhile. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}
