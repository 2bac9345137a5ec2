import assert from 'node:assert/strict';
import {
  type Arrival,
  JOURNAL_LIMIT,
  type SimulatorProcess,
} from '../services/simulator-process.ts';

/** Often enough for a journal that holds only the last requests. */
const POLL_INTERVAL_MS = 2000;

export interface ArrivalRecorder {
  /** Returns all requests since the start. */
  readonly finish: () => Promise<readonly Arrival[]>;
}

/** Records every request at the APIs at these URLs, however many there are. */
export function recordArrivals(
  { readJournal }: SimulatorProcess,
  urls: readonly string[],
): ArrivalRecorder {
  const recorded = urls.map((url) => ({ url, arrivals: [] as Arrival[] }));
  const poll = async () => {
    for (const { url, arrivals } of recorded) {
      const entries = await readJournal(url);
      arrivals.push(...findNew(entries, arrivals));
    }
  };
  let last = poll();
  const timer = setInterval(() => {
    last = last.then(poll);
  }, POLL_INTERVAL_MS);
  return {
    finish: async () => {
      clearInterval(timer);
      await last.then(poll);
      return recorded.flatMap(({ arrivals }) => arrivals);
    },
  };
}

/** Returns the entries after the last one that is recorded. Several may have the same time. */
function findNew(entries: readonly Arrival[], recorded: readonly Arrival[]): readonly Arrival[] {
  const lastAt = recorded.at(-1)?.at ?? '';
  const [oldest] = entries;
  const isGap = entries.length === JOURNAL_LIMIT && oldest !== undefined && oldest.at > lastAt;
  assert.ok(!isGap, 'The journal was read too late.');
  const known = recorded.filter(({ at }) => at === lastAt).length;
  const sameTime = entries.filter(({ at }) => at === lastAt);
  return [...sameTime.slice(known), ...entries.filter(({ at }) => at > lastAt)];
}
