import { toFaultCode } from './store-fault.ts';

/** The maximum delay before a lost connection is replaced, in ms. */
const MAX_BACKOFF_MS = 1000;

interface Connection {
  readonly destroy: () => void;
}

interface LinkOptions<T extends Connection> {
  /**
   * Opens a connection that can be used at once.
   *
   * @param onLost to be called when it cannot be used any more.
   */
  readonly open: (onLost: (error: unknown) => void) => Promise<T>;
  readonly onUp: (connection: T) => void;
  /** Called with the code of the fault each time a connection is lost or cannot be opened. */
  readonly onDown: (fault: string) => void;
}

/**
 * A connection that is replaced whenever it is lost, or dropped because its server cannot serve any more. Each one is opened
 * again, name resolution and Sentinels included, so that it may lead to another server.
 */
export class RedisLink<T extends Connection> {
  readonly #options: LinkOptions<T>;
  #current: T | undefined;
  #isClosed = false;
  /** The number of attempts since a connection has lasted. */
  #retries = 0;
  #timer: NodeJS.Timeout | undefined;
  #openedAt = 0;
  /** Ends when the first connection is open or could not be opened. */
  readonly firstAttempt: Promise<void>;

  /** It connects in the background. */
  constructor(options: LinkOptions<T>) {
    this.#options = options;
    this.firstAttempt = this.#open();
  }

  /** Undefined while there is no connection. */
  get current(): T | undefined {
    return this.#current;
  }

  /** Replaces a connection, unless this was done before. */
  drop(connection: T, fault: string): void {
    if (this.#current !== connection) return;
    this.#current = undefined;
    connection.destroy();
    // A connection that has lasted is replaced without delay.
    if (performance.now() - this.#openedAt > MAX_BACKOFF_MS) this.#retries = 0;
    this.#retry(fault);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#current?.destroy();
    this.#current = undefined;
  }

  async #open(): Promise<void> {
    let isLost = false;
    let opened: T | undefined;
    const onLost = (error: unknown) => {
      isLost = true;
      if (opened !== undefined) this.drop(opened, toFaultCode(error));
    };
    try {
      opened = await this.#options.open(onLost);
    } catch (error) {
      this.#retry(toFaultCode(error));
      return;
    }
    if (this.#isClosed || isLost) {
      opened.destroy();
      if (!this.#isClosed) this.#retry('CLOSED');
      return;
    }
    this.#current = opened;
    this.#openedAt = performance.now();
    this.#options.onUp(opened);
  }

  #retry(fault: string): void {
    if (this.#isClosed) return;
    this.#options.onDown(fault);
    const delay = Math.min(2 ** this.#retries * 20, MAX_BACKOFF_MS);
    this.#retries += 1;
    this.#timer = setTimeout(() => void this.#open(), delay);
  }
}
