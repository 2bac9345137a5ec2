import { FailureWindow } from '../lib/failure-window.ts';

/** An operation of a store, as metrics name it. */
export interface StoreOperation {
  /** One of few names: that of the command or of the script. */
  readonly name: string;
  /** A script counts as a write: it may write, and only a server that accepts writes runs all of them. */
  readonly kind: 'read' | 'write';
}

/** Called at the end of each operation. */
export type ObserveStore = (
  operation: StoreOperation & {
    /** The time from the start to the response in ms; 0 if nothing was sent. */
    readonly ms: number;
    /** The code of the fault, such as `TIMEOUT` or `READONLY`; undefined if the operation succeeded. */
    readonly fault: string | undefined;
  },
) => void;

/** The least time between two reports of failed commands, in ms. */
const REPORT_MS = 10_000;

/**
 * Whether a store can be used. Reads and writes are counted apart: a server that is read without a fault may refuse to
 * write, and a store that cannot be written to is of no use.
 */
export class StoreHealth {
  readonly #onChange: (isReachable: boolean, fault: string | undefined) => void;
  readonly #onFault: ((kind: StoreOperation['kind'], fault: string) => void) | undefined;
  readonly #failures = { read: new FailureWindow(), write: new FailureWindow() };
  #wasUp: boolean | undefined;
  #fault: string | undefined;
  /** The faults that were reported since the servers became unreachable. */
  readonly #reported = new Set<string>();
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(
    onChange: (isReachable: boolean, fault: string | undefined) => void,
    onFault: ((kind: StoreOperation['kind'], fault: string) => void) | undefined,
  ) {
    this.#onChange = onChange;
    this.#onFault = onFault;
  }

  /** The code of the last fault since the store last worked; undefined if it works. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Whether neither reads nor writes have failed recently. */
  get isWell(): boolean {
    return !this.#failures.read.isRecent && !this.#failures.write.isRecent;
  }

  setUp(): void {
    this.#failures.read.recordSuccess();
    // The connection was opened with a write.
    this.#failures.write.recordSuccess();
    this.#reported.clear();
    this.#fault = undefined;
    if (this.#wasUp !== true) this.#onChange(true, undefined);
    this.#wasUp = true;
  }

  /** Reports each fault once, because the first one, such as a closed connection, may hide its reason. */
  setDown(fault: string): void {
    this.#fault = fault;
    if (this.#wasUp !== false) this.#onChange(false, fault);
    else if (!this.#reported.has(fault)) this.#onFault?.('write', fault);
    this.#reported.add(fault);
    this.#wasUp = false;
  }

  recordSuccess(kind: StoreOperation['kind']): void {
    this.#failures[kind].recordSuccess();
    if (this.#fault !== undefined && this.isWell) this.#fault = undefined;
  }

  recordFailure(kind: StoreOperation['kind'], fault: string): void {
    this.#failures[kind].recordFailure();
    this.#fault = fault;
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_MS) return;
    this.#reportedAt = now;
    this.#onFault?.(kind, fault);
  }
}
