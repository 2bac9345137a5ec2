import { describeFault } from './trail-error.ts';
import { TrailFile } from './trail-file.ts';
import type { Change, Ending, Entry, Head } from './trail-line.ts';

/** What a trail tells the operator. */
export interface TrailLog {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

/** What was meant to be done and how it ended, one line each, in the order of the file. */
export interface Trail {
  readonly head: Head;
  /**
   * Returns when the line is on the disk.
   *
   * @returns its number.
   * @throws where it could not be written; then nothing may be sent.
   */
  readonly intend: (change: Change) => Promise<number>;
  /** Never throws: what was done is done. A line that cannot be written is logged. */
  readonly conclude: (intent: number, change: Change, ending: Ending) => Promise<void>;
  /** Writes what waits. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly entry: Entry;
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/** @throws {TrailError} */
export async function openTrail(file: string, key: string, log: TrailLog): Promise<Trail> {
  const lines = await TrailFile.open(file, key);
  log.info({ ...lines.head }, 'The head of the trail.');
  let waiting: Waiting[] = [];
  let writing = Promise.resolve();
  let isWriting = false;
  let isClosed = false;

  /** What comes while a batch is written is the next: all of it shares one sync. */
  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const first = await lines.append(batch.map(({ entry }) => entry));
        for (const [at, { resolve }] of batch.entries()) resolve(first + at);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  };
  const append = (entry: Entry) =>
    new Promise<number>((resolve, reject) => {
      if (isClosed) return reject(new Error('The trail is closed.'));
      waiting.push({ entry, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      writing = writeAll();
    });

  return {
    get head() {
      return lines.head;
    },
    intend: async (change) => {
      try {
        return await append({ kind: 'intent', ...change });
      } catch (error) {
        const fields = { requestId: change.requestId, reason: describeFault(error) };
        log.error(fields, 'The trail cannot be written: nothing is sent.');
        throw error;
      }
    },
    conclude: async (intent, change, ending) => {
      try {
        await append({ kind: 'outcome', ...change, ...ending, intent });
      } catch (error) {
        const fields = { seq: intent, requestId: change.requestId, reason: describeFault(error) };
        log.error(fields, 'An outcome could not be written to the trail.');
      }
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await writing;
      await lines.close();
      log.info({ ...lines.head }, 'The head of the trail.');
    },
  };
}
