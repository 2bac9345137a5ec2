import type { Lane } from '../../request/lane.ts';
import type { CallClass } from './call-class.ts';
import type { CallerSet } from './caller-set.ts';
import { FairQueue } from './fair-queue.ts';
import { GrantPace } from './grant-pace.ts';
import { RejectedError } from './rejected-error.ts';
import type { BudgetRates } from './token-bucket.ts';

/** A call that needs a token. */
export interface TokenRequest {
  readonly callClass: CallClass;
  readonly lane: Lane;
  readonly callers: CallerSet;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** The milliseconds until the deadline of the call. */
  readonly msLeft: number;
  /** Whether the call tests if the upstream works, so that no circuit breaker rejects it. False if absent. */
  readonly isHealthProbe?: boolean | undefined;
}

/** The slots of the calls. */
export interface CallSlots {
  /** Maximum number of calls of each class in flight: a token is only given to one that is sent at once. */
  readonly maxConcurrent: number;
  /** Maximum number of calls of each class and lane that wait. */
  readonly maxWaiting: number;
  /** Returns why no call of a class is sent at the moment; undefined if calls are sent. */
  readonly rejection: (callClass: CallClass) => RejectedError | undefined;
}

interface TokenQueueOptions extends CallSlots {
  readonly rates: BudgetRates;
  /**
   * Takes a token.
   *
   * @param waiting the number of calls of the lane that wait for one, at least 1.
   * @returns 0, or the milliseconds until it is worth trying again.
   */
  readonly take: (lane: Lane, waiting: number) => number;
}

/** The calls of one class and lane. */
interface Line {
  readonly callClass: CallClass;
  readonly lane: Lane;
  readonly queue: FairQueue;
}

/**
 * The calls of one upstream API that wait for tokens: interactive ones before bulk ones, reads and
 * writes in turn, and callers in turn.
 */
export class TokenQueue {
  readonly #options: TokenQueueOptions;
  readonly #lines: readonly Line[];
  readonly #running: Record<CallClass, number> = { read: 0, write: 0 };
  readonly #pace: GrantPace;
  #lastServed: CallClass = 'write';
  /** When the next token is expected, by the monotonic clock. */
  #nextTokenAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: TokenQueueOptions) {
    const { rates, maxWaiting } = options;
    this.#options = options;
    this.#pace = new GrantPace(rates.total.intervalMs);
    this.#lines = (['interactive', 'bulk'] as const).flatMap((lane) =>
      (['read', 'write'] as const).map((callClass) => ({
        callClass,
        lane,
        queue: new FairQueue({ maxWaiting, onJoin: () => this.serve() }),
      })),
    );
  }

  /**
   * Waits for a token. Call `release` when the call has ended.
   *
   * @returns the milliseconds of the wait; 0 if there was a token.
   * @throws {RejectedError} at once if its turn cannot come before its deadline.
   */
  async acquire(request: TokenRequest): Promise<number> {
    const { callClass, lane, callers, signal, msLeft, isHealthProbe = false } = request;
    const rejection = isHealthProbe ? undefined : this.#options.rejection(callClass);
    if (rejection !== undefined) throw rejection;
    const { queue } = this.#line(callClass, lane);
    const isFirst = this.#lines.every((line) => line.queue.size === 0 || isAfter(line, lane));
    if (isFirst && this.#hasSlot(callClass) && this.#take(lane, 1)) {
      this.#running[callClass] += 1;
      return 0;
    }
    const waitMs = this.#estimateMs(callClass, lane, queue.countBefore(callers));
    if (waitMs > msLeft) throw new RejectedError('deadline', waitMs);
    const startedAt = performance.now();
    try {
      const turn = queue.wait(callers, signal);
      this.serve();
      await turn;
    } catch (error) {
      throw this.#toRejection(error, this.#line(callClass, lane));
    }
    if (!signal.aborted) return Math.max(1, Math.round(performance.now() - startedAt));
    this.release(callClass);
    throw new RejectedError('deadline', 0);
  }

  /** Ends a call that has a token. */
  release(callClass: CallClass): void {
    this.#running[callClass] -= 1;
    this.serve();
  }

  /** Gives the tokens that are due to the calls that wait. */
  serve(): void {
    for (const lane of ['interactive', 'bulk'] as const) {
      for (let line = this.#nextLine(lane); line !== undefined; line = this.#nextLine(lane)) {
        const waiting = this.countWaiting(lane);
        // Bulk calls wait until no interactive call waits for a token.
        if (!this.#take(lane, waiting)) return;
        this.#start(line, waiting > 1);
      }
    }
  }

  /** Rejects all calls of a class that wait. */
  reject(callClass: CallClass, createError: () => RejectedError): void {
    for (const line of this.#lines) {
      if (line.callClass === callClass) line.queue.rejectAll(createError);
    }
  }

  countWaiting(lane: Lane, callClass?: CallClass): number {
    const counts = this.#lines.map((line) =>
      line.lane === lane && (callClass ?? line.callClass) === line.callClass ? line.queue.size : 0,
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Returns whether there was a token; if not, the calls that wait are served when there may be one. */
  #take(lane: Lane, waiting: number): boolean {
    const waitMs = this.#options.take(lane, waiting);
    if (waitMs === 0) return true;
    clearTimeout(this.#timer);
    this.#nextTokenAt = 0;
    if (Number.isFinite(waitMs)) {
      this.#nextTokenAt = performance.now() + waitMs;
      this.#timer = setTimeout(() => this.serve(), Math.ceil(waitMs));
    }
    return false;
  }

  #start({ callClass, queue }: Line, areOthersWaiting: boolean): void {
    const [id] = queue.callers;
    if (id === undefined) return;
    this.#pace.note(areOthersWaiting);
    this.#lastServed = callClass;
    this.#running[callClass] += 1;
    queue.start(id);
  }

  /** Returns the line whose turn it is: the classes take turns, so that reads do not delay writes. */
  #nextLine(lane: Lane): Line | undefined {
    const ready = this.#lines.filter(
      (line) => line.lane === lane && this.#hasSlot(line.callClass) && this.#isSendable(line),
    );
    return ready.find(({ callClass }) => callClass !== this.#lastServed) ?? ready[0];
  }

  /** Rejects the calls of a line at once while its circuit breaker is open. */
  #isSendable({ queue, callClass }: Line): boolean {
    if (queue.size === 0) return false;
    const rejection = this.#options.rejection(callClass);
    if (rejection !== undefined) queue.rejectAll(() => rejection);
    return rejection === undefined;
  }

  #hasSlot(callClass: CallClass): boolean {
    return this.#running[callClass] < this.#options.maxConcurrent;
  }

  #line(callClass: CallClass, lane: Lane): Line {
    const found = this.#lines.find((line) => line.callClass === callClass && line.lane === lane);
    if (found === undefined) throw new Error('A class of calls has no queue.');
    return found;
  }

  /** Gives a call that left the queue the time after which another one would have its turn. */
  #toRejection(error: unknown, { callClass, lane, queue }: Line): unknown {
    if (!(error instanceof RejectedError) || error.afterMs !== null) return error;
    const afterMs = this.#estimateMs(callClass, lane, queue.size);
    return new RejectedError(error.reason === 'full' ? 'queueFull' : 'deadline', afterMs);
  }

  /** Estimates the milliseconds until a turn, if no call comes in between. */
  #estimateMs(callClass: CallClass, lane: Lane, before: number): number {
    const other = this.#line(callClass === 'read' ? 'write' : 'read', lane).queue.size;
    const { bulk } = this.#options.rates;
    const slowest = Math.max(this.#pace.intervalMs, lane === 'bulk' ? bulk.intervalMs : 0);
    const firstMs = Math.max(0, this.#nextTokenAt - performance.now());
    return firstMs + (before + Math.min(before + 1, other)) * slowest;
  }
}

/** Returns whether the calls of a line are served after those of a lane. */
const isAfter = (line: Line, lane: Lane) => lane === 'interactive' && line.lane === 'bulk';
