import { FailureWindow } from '../lib/failure-window.ts';
import { reportEachMinute } from '../lib/report-each-minute.ts';
import { describeFault, TrailTimeout, toFaultCode } from './trail-error.ts';

/** The log for messages to the operator. */
export interface TrailLog {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

/** The time after which an unresponsive disk is at fault, in ms, whatever the deadline of a request. */
const STALLED_MS = 1000;

/** A request that is refused because its line could not be written in time. */
interface RefusedRequest {
  readonly requestId: string;
  /** What is not done: nothing is sent, or no secret is shown. */
  readonly refused: 'update' | 'disclosure';
  /** The time for which the disk has not responded. */
  readonly stalledMs: number;
}

/** Logs, counts and remembers lines that could not be written. */
export class TrailFaults {
  readonly #file: string;
  readonly #log: Pick<TrailLog, 'info' | 'error'>;
  readonly #window = new FailureWindow();
  readonly #failures = new Map<string, number>();
  /** Logs faults of the disk at most once a minute; undefined while there is none. */
  #report: ((fields: object) => void) | undefined;
  #code: string | undefined;
  #refused = 0;

  constructor(file: string, log: Pick<TrailLog, 'info' | 'error'>) {
    this.#file = file;
    this.#log = log;
  }

  /** The number of intents and disclosures that could not be written in time. */
  get refused(): number {
    return this.#refused;
  }

  /** The numbers of failed attempts to write lines, by the code of the error. */
  get failures(): ReadonlyMap<string, number> {
    return this.#failures;
  }

  /** The code of the fault of the last line, such as `ENOSPC`; undefined if it was written. */
  get code(): string | undefined {
    return this.#code;
  }

  /**
   * Describes a recent fault in words that any client may see; undefined if there is none. It ends on its own: a process that gets
   * no requests could not notice that the disk works again.
   */
  get message(): string | undefined {
    return this.#window.isRecent
      ? 'The trail could not be written, so nothing was changed or disclosed.'
      : undefined;
  }

  recordSuccess(): void {
    this.#window.recordSuccess();
    this.#code = undefined;
    if (this.#report !== undefined) this.#log.info({}, 'Audit trail written again');
    this.#report = undefined;
  }

  /** Records why a request was refused. Its operation has a record in the log, too. */
  recordRefused(error: unknown, { requestId, refused, stalledMs }: RefusedRequest): void {
    this.#refused += 1;
    const code = this.#count(error);
    const fields = { requestId, file: this.#file, reason: describeFault(error), refused };
    // The disk is not at fault if the request had little time left.
    if (error instanceof TrailTimeout && stalledMs < STALLED_MS) {
      this.#log.info(fields, 'Deadline passed before the audit line was written');
      return;
    }
    this.#window.recordFailure();
    this.#code = code;
    this.#report ??= reportEachMinute((last, requests) =>
      this.#log.error({ ...last, requests }, 'Audit trail could not be written'),
    );
    this.#report(fields);
  }

  /** Records that the outcome of an intent could not be written, after the change was made. */
  recordLostOutcome(error: unknown, seq: number, requestId: string): void {
    this.#count(error);
    const fields = { seq, requestId, reason: describeFault(error) };
    this.#log.error(fields, 'Audit outcome could not be written');
  }

  #count(error: unknown): string {
    const code = toFaultCode(error);
    this.#failures.set(code, (this.#failures.get(code) ?? 0) + 1);
    return code;
  }
}
