import { setTimeout as sleep } from 'node:timers/promises';
import { EntryQueue, type Queued } from './entry-queue.ts';
import { RefusedChanges } from './refused-changes.ts';
import { describeFault, TrailError, TrailTimeout } from './trail-error.ts';
import { TrailFault } from './trail-fault.ts';
import { TrailFile } from './trail-file.ts';
import type { Change, Disclosure, Ending, Entry, Head } from './trail-line.ts';
import { warnIfShared } from './warn-if-shared.ts';

/** What a trail tells the operator. */
export interface TrailLog {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

/** Who waits for an intent. */
export interface Patience {
  /** Ends the wait. */
  readonly deadline: AbortSignal;
  /** How the change ended then: a slow disk may write the intent all the same, and it gets this outcome. */
  readonly ending: Ending;
}

/** What was meant to be done, how it ended, and which secrets were shown, one line each, in the order of the file. */
export interface Trail {
  readonly head: Head;
  /** Intents, and disclosures, that could not be written in time, since it was opened: nothing was sent, or shown. */
  readonly refused: number;
  /** What is wrong with it just now, in words that may be shown to anybody; undefined: nothing. */
  readonly fault: string | undefined;
  /**
   * Returns when the line is on the disk.
   *
   * @param patience absent: it waits as long as the disk takes.
   * @returns its number.
   * @throws where it could not be written in time; then nothing may be sent.
   */
  readonly intend: (change: Change, patience?: Patience) => Promise<number>;
  /**
   * Returns when all lines are on the disk.
   *
   * @throws where one could not be written in time; then nothing may be shown. A slow disk may write it all the same.
   */
  readonly disclose: (disclosures: readonly Disclosure[], deadline: AbortSignal) => Promise<void>;
  /**
   * Never throws: what was done is done. A line that cannot be written is logged.
   *
   * @param deadline ends the wait and not the writing; absent: it waits as long as the disk takes.
   */
  readonly conclude: (
    intent: number,
    change: Change,
    ending: Ending,
    deadline?: AbortSignal,
  ) => Promise<void>;
  /** Counts a change that was refused before it was any; one line for each caller and minute sums them up. */
  readonly countRefused: (who: string, code: string) => void;
  /** Takes no more intents, writes what waits, late outcomes too, and lets go of the file: for two seconds at most. */
  readonly close: () => Promise<void>;
}

/** Milliseconds for a disk to write what is left. */
const CLOSE_MS = 2000;

/** Milliseconds between two summaries of what was refused. */
const SUMMARY_MS = 60_000;

const LATE = Symbol('late');

/** @throws {TrailError} also where another gateway writes to it. */
export async function openTrail(file: string, key: string, log: TrailLog): Promise<Trail> {
  const lines = await TrailFile.open(file, key);
  await warnIfShared(file, log);
  log.info({ ...lines.head, trail: lines.trail }, 'The head of the trail.');
  const queue = new EntryQueue((entries) => lines.append(entries));
  const refusedChanges = new RefusedChanges(
    (entries) => Promise.all(entries.map((it) => queue.add({ kind: 'refused', ...it }).written)),
    SUMMARY_MS,
  );
  /** Outcomes of intents that nobody waits for any more. */
  const late = new Set<Promise<void>>();
  const fault = new TrailFault();
  let refused = 0;
  let closing: Promise<void> | undefined;

  const add = (entry: Entry) => {
    if (closing !== undefined) throw new TrailError(file, 'it is being closed');
    return queue.add(entry);
  };
  const addIntent = (change: Change) => add({ kind: 'intent', ...change });
  const writeIntent = async (change: Change, { deadline, ending }: Patience) => {
    if (deadline.aborted) throw new TrailTimeout(file);
    const queued = addIntent(change);
    const seq = await before(deadline, queued.written);
    if (seq !== LATE) return seq;
    concludeLate(queued, change, ending);
    throw new TrailTimeout(file);
  };
  const concludeLate = ({ written, withdraw }: Queued, change: Change, ending: Ending) => {
    if (withdraw()) return;
    const ended = written
      // One that could not be written was not made either, which its caller was told.
      .then((seq) => conclude(seq, change, ending))
      .catch(() => {})
      .finally(() => late.delete(ended));
    late.add(ended);
  };
  const writeDisclosures = async (disclosures: readonly Disclosure[], deadline: AbortSignal) => {
    if (deadline.aborted) throw new TrailTimeout(file);
    const queued = disclosures.map((it) => add({ kind: 'disclosure', ...it }));
    const written = Promise.all(queued.map((it) => it.written));
    if ((await before(deadline, written)) !== LATE) return;
    for (const { withdraw } of queued) withdraw();
    throw new TrailTimeout(file);
  };
  /** What comes of a line that has to be there first. */
  const orRefuse = async <T>(requestId: string, work: () => Promise<T>, refusal: string) => {
    try {
      const result = await work();
      fault.passed();
      return result;
    } catch (error) {
      refused += 1;
      const fields = { requestId, reason: describeFault(error) };
      if (fault.judge(error, queue.stalledMs)) {
        log.error(fields, `The trail cannot be written: ${refusal}.`);
      } else {
        log.info(fields, `A request had no time left for its line in the trail: ${refusal}.`);
      }
      throw error;
    }
  };
  const conclude = async (intent: number, change: Change, ending: Ending) => {
    try {
      await queue.add({ kind: 'outcome', ...change, ...ending, intent }).written;
    } catch (error) {
      const fields = { seq: intent, requestId: change.requestId, reason: describeFault(error) };
      log.error(fields, 'An outcome could not be written to the trail.');
    }
  };
  const finish = async () => {
    await refusedChanges.close();
    // The outcome of a late intent is added when that is written.
    while (late.size > 0 || queue.writing !== undefined) {
      await Promise.all([...late, queue.writing]);
    }
    await lines.close();
    log.info({ ...lines.head, trail: lines.trail }, 'The head of the trail.');
  };
  const finishInTime = async () => {
    const stop = new AbortController();
    const isLate = sleep(CLOSE_MS, LATE, { signal: stop.signal });
    isLate.catch(() => {});
    const ended = await Promise.race([finish(), isLate]);
    stop.abort();
    if (ended === LATE) log.error({ ...lines.head }, 'The trail is not written to its end.');
  };

  return {
    get head() {
      return lines.head;
    },
    get refused() {
      return refused;
    },
    get fault() {
      return fault.sentence;
    },
    intend: (change, patience) => {
      const work = async () =>
        patience === undefined ? addIntent(change).written : writeIntent(change, patience);
      return orRefuse(change.requestId, work, 'nothing is sent');
    },
    disclose: async (disclosures, deadline) => {
      const work = () => writeDisclosures(disclosures, deadline);
      await orRefuse(disclosures[0]?.requestId ?? '', work, 'no secret is shown');
    },
    conclude: async (intent, change, ending, deadline) => {
      const ended = conclude(intent, change, ending);
      await (deadline === undefined ? ended : before(deadline, ended));
    },
    countRefused: (who, code) => {
      if (closing === undefined) refusedChanges.add(who, code);
    },
    close: () => {
      closing ??= finishInTime();
      return closing;
    },
  };
}

/** The work goes on, whoever waits for it. */
async function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T | typeof LATE> {
  if (deadline.aborted) return LATE;
  const { promise, resolve } = Promise.withResolvers<typeof LATE>();
  const stop = () => resolve(LATE);
  deadline.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    deadline.removeEventListener('abort', stop);
  }
}
