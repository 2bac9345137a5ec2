import { randomBytes, randomUUID } from 'node:crypto';
import { withTimeout } from '../lib/with-timeout.ts';
import type { ReadGenerations } from './read-generations.ts';
import type { Store } from './store.ts';

/** The channel of all messages. */
const CHANNEL = 'writes';

/** How long a write waits until the store has confirmed a message, in ms. */
const CONFIRM_TIMEOUT_MS = 500;

interface AnnouncerOptions {
  readonly store: Store;
  readonly generations: ReadGenerations;
  /** Called with the upstreams of a write of another process, before and after it. */
  readonly onWrite: (upstreams: readonly string[]) => void;
  /** Called when writes of other processes may have been missed. */
  readonly onGap: () => void;
}

/**
 * Tells other processes about each write before it is sent and when it has ended. All wait for the store, but not for the
 * other processes: a message reaches them a moment later.
 */
export class WriteAnnouncer {
  readonly #options: AnnouncerOptions;
  /** The name of this configuration in messages. Another one in the same process gets them as well. */
  readonly #sender = randomBytes(9).toString('base64url');
  readonly #unsubscribe: () => void;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    const { store, onWrite, onGap } = options;
    this.#unsubscribe = store.subscribe(CHANNEL, {
      onMessage: (message) => {
        const [sender, ...upstreams] = message.split(' ');
        if (sender !== this.#sender) onWrite(upstreams);
      },
      onGap,
    });
  }

  /**
   * Announces a write before it is sent. It never throws.
   *
   * @returns a function that announces its end. Both return whether the store has confirmed everything in time.
   */
  async begin(upstreams: readonly string[]) {
    const { generations } = this.#options;
    const id = randomUUID();
    const isConfirmed = await this.#announce(upstreams, generations.beginWrite(upstreams, id));
    return {
      isConfirmed,
      end: (isSettled: boolean): Promise<boolean> =>
        this.#announce(upstreams, generations.endWrite(upstreams, isSettled ? id : null)),
    };
  }

  close(): void {
    this.#unsubscribe();
  }

  /** @param outdating never fails. */
  async #announce(upstreams: readonly string[], outdating: Promise<boolean>): Promise<boolean> {
    const { store } = this.#options;
    const publishing = store.publish(CHANNEL, [this.#sender, ...upstreams].join(' ')).then(
      () => true,
      () => false,
    );
    const work = Promise.all([outdating, publishing]);
    // A store that has just failed would delay every write.
    if (!store.isReachable()) return false;
    const results = await withTimeout(work, CONFIRM_TIMEOUT_MS);
    return typeof results !== 'symbol' && results.every((isDone) => isDone);
  }
}
