import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { abortable } from '../lib/abortable.ts';
import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import { EntryQueue, type QueuedEntry } from './entry-queue.ts';
import { RefusedChanges } from './refused-changes.ts';
import { TrailError, TrailTimeout } from './trail-error.ts';
import { TrailFaults, type TrailLog } from './trail-faults.ts';
import { TrailFile } from './trail-file.ts';
import type { AuditOutcome, Change, Disclosure, Entry, Head, PreviousTrail } from './trail-line.ts';

/** How long to wait for an intent, and what to record afterwards. */
interface IntentTimeout {
  /** Ends the wait. */
  readonly deadline: AbortSignal;
  /** The outcome after a timeout: a slow disk may still write the intent, which then gets this outcome. */
  readonly outcome: AuditOutcome;
}

/** Records intents, outcomes and disclosures of secrets, one line each. */
export interface Trail {
  /** The id, the name of the file and the head. */
  readonly position: PreviousTrail;
  readonly head: Head;
  /** The lines that could not be written since the trail was opened. */
  readonly faults: Pick<TrailFaults, 'refused' | 'failures' | 'code' | 'message'>;
  /**
   * Writes an intent and waits until it is on the disk.
   *
   * @param timeout if absent, there is no timeout.
   * @returns the number of the line.
   * @throws if it could not be written in time; then nothing may be sent.
   */
  readonly recordIntent: (change: Change, timeout?: IntentTimeout) => Promise<number>;
  /**
   * Writes one line per disclosure and waits until all are on the disk.
   *
   * @throws if a line could not be written in time; then nothing may be shown. A slow disk may still write it.
   */
  readonly recordDisclosures: (
    disclosures: readonly Disclosure[],
    deadline: AbortSignal,
  ) => Promise<void>;
  /**
   * Writes the outcome of an intent. It never throws, because the change has already happened. A failure is logged.
   *
   * @param deadline ends the wait, but not the writing. If absent, it waits as long as the disk takes.
   */
  readonly recordOutcome: (
    intent: number,
    change: Change,
    outcome: AuditOutcome,
    deadline?: AbortSignal,
  ) => Promise<void>;
  /**
   * Writes a line that names the head of the trail that was written before this one, and waits until it is on the disk.
   *
   * @throws if it could not be written.
   */
  readonly recordPrevious: (previous: PreviousTrail) => Promise<void>;
  /** Counts a change that was refused before it was recorded. There is one summary line per caller and minute. */
  readonly countRefused: (callerId: string, code: string) => void;
  /** Refuses new intents, writes all queued lines and late outcomes, and closes the file. Waits for two seconds at most. */
  readonly close: () => Promise<void>;
}

/** The timeout of the last writes, in ms. */
const CLOSE_TIMEOUT_MS = 2000;

/** The time between two summaries of refused changes, in ms. */
const SUMMARY_INTERVAL_MS = 60_000;

/**
 * Opens a trail for writing.
 *
 * @param instance the name of this process, which every line contains; absent: lines contain none.
 * @throws {TrailError} if the file cannot be used or another gateway writes to it.
 */
export async function openTrail(
  file: string,
  key: string,
  log: TrailLog,
  instance?: string,
): Promise<Trail> {
  const lines = await TrailFile.open(file, key, instance);
  await warnIfShared(file, log);
  log.info({ ...lines.head, trail: lines.trail }, 'Audit trail head');
  const queue = new EntryQueue((entries) => lines.append(entries));
  const writeAll = (entries: readonly Entry[]) =>
    Promise.all(queue.addAll(entries).map(({ written }) => written));
  const refusedChanges = new RefusedChanges(
    (entries) => writeAll(entries.map((it) => ({ kind: 'refused', ...it }))),
    SUMMARY_INTERVAL_MS,
  );
  /** Pending outcomes of intents whose requests have timed out. */
  const lateOutcomes = new Set<Promise<void>>();
  const faults = new TrailFaults(file, log);
  let closing: Promise<void> | undefined;

  const assertOpen = () => {
    if (closing !== undefined) throw new TrailError(file, 'it is being closed');
  };
  const add = (entry: Entry) => {
    assertOpen();
    return queue.add(entry);
  };
  const untilDeadline = async <T>(work: Promise<T>, signal: AbortSignal, onTimeout = () => {}) => {
    try {
      return await abortable(work, { signal, toError: () => new TrailTimeout(file) });
    } catch (error) {
      if (error instanceof TrailTimeout) onTimeout();
      throw error;
    }
  };
  const addIntent = (change: Change) => add({ kind: 'intent', ...change });
  const writeIntent = async (change: Change, { deadline, outcome }: IntentTimeout) => {
    if (deadline.aborted) throw new TrailTimeout(file);
    const queued = addIntent(change);
    return untilDeadline(queued.written, deadline, () =>
      recordLateOutcome(queued, change, outcome),
    );
  };
  const recordLateOutcome = (
    { written, withdraw }: QueuedEntry,
    change: Change,
    outcome: AuditOutcome,
  ) => {
    if (withdraw()) return;
    const ended = written
      // If the intent could not be written, nothing was sent and no outcome is needed.
      .then((seq) => writeOutcome(seq, change, outcome))
      .catch(() => {})
      .finally(() => lateOutcomes.delete(ended));
    lateOutcomes.add(ended);
  };
  const writeDisclosures = async (disclosures: readonly Disclosure[], deadline: AbortSignal) => {
    if (deadline.aborted) throw new TrailTimeout(file);
    assertOpen();
    const queued = queue.addAll(disclosures.map((it) => ({ kind: 'disclosure', ...it })));
    await untilDeadline(Promise.all(queued.map((it) => it.written)), deadline, () => {
      for (const { withdraw } of queued) withdraw();
    });
  };
  /** Runs work that must write a line before a request may continue. */
  const writeOrRefuse = async <T>(
    work: () => Promise<T>,
    request: { readonly requestId: string; readonly refused: 'update' | 'disclosure' },
  ) => {
    try {
      const result = await work();
      faults.recordSuccess();
      return result;
    } catch (error) {
      faults.recordRefused(error, { ...request, stalledMs: queue.stalledMs });
      throw error;
    }
  };
  const writeOutcome = async (intent: number, change: Change, outcome: AuditOutcome) => {
    try {
      await queue.add({ kind: 'outcome', ...change, ...outcome, intent }).written;
    } catch (error) {
      faults.recordLostOutcome(error, intent, change.requestId);
    }
  };
  const finish = async () => {
    await refusedChanges.close();
    // A late outcome is added after its intent is written.
    while (lateOutcomes.size > 0 || queue.writing !== undefined) {
      await Promise.all([...lateOutcomes, queue.writing]);
    }
    await lines.close();
    log.info({ ...lines.head, trail: lines.trail }, 'Audit trail head');
  };
  const finishWithTimeout = async () => {
    if ((await withTimeout(finish(), CLOSE_TIMEOUT_MS)) === TIMED_OUT)
      log.error({ ...lines.head }, 'Audit trail flush timed out');
  };

  return {
    get position() {
      return { file: basename(file), trail: lines.trail, ...lines.head };
    },
    get head() {
      return lines.head;
    },
    faults,
    recordIntent: (change, timeout) => {
      const work = async () =>
        timeout === undefined ? addIntent(change).written : writeIntent(change, timeout);
      return writeOrRefuse(work, { requestId: change.requestId, refused: 'update' });
    },
    recordDisclosures: async (disclosures, deadline) => {
      const work = () => writeDisclosures(disclosures, deadline);
      const requestId = disclosures[0]?.requestId ?? '';
      await writeOrRefuse(work, { requestId, refused: 'disclosure' });
    },
    recordOutcome: async (intent, change, outcome, deadline) => {
      const ended = writeOutcome(intent, change, outcome);
      await (deadline === undefined ? ended : untilDeadline(ended, deadline).catch(() => {}));
    },
    recordPrevious: async (previous) => {
      await add({ kind: 'continued', previous }).written;
    },
    countRefused: (callerId, code) => {
      if (closing === undefined) refusedChanges.add(callerId, code);
    },
    close: () => {
      closing ??= finishWithTimeout();
      return closing;
    },
  };
}

/** The permission bits of all accounts except the owner. */
const OTHERS = 0o077;

/**
 * Warns if other accounts may read or write the trail. The mode is not changed: access of a group may be intended, and
 * others may have read the file already.
 */
async function warnIfShared(file: string, log: Pick<TrailLog, 'warn'>): Promise<void> {
  const mode = (await stat(file)).mode & 0o777;
  if ((mode & OTHERS) === 0) return;
  const fields = { file, mode: mode.toString(8).padStart(4, '0') };
  log.warn(fields, 'Audit trail is readable by other accounts: chmod 600 makes it private.');
}
