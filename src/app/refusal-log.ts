import { ACCESS_ERROR_CODES } from '../access/access-error.ts';
import { toClientNetwork } from '../http/connections/client-network.ts';
import type { RefusedRequest } from '../http/refusals/refusal.ts';
import type { Log } from '../observability/log/log.ts';

/** The time over which refused requests are counted, in ms. */
const WINDOW_MS = 60_000;

/** Maximum number of refused requests of one client for one reason that have a record of their own in this time. */
const MAX_RECORDS = 10;

/** Maximum number of clients and reasons that are distinguished in this time. */
const MAX_GROUPS = 100;

/** What the summary of all further clients and reasons has in place of theirs. */
const OTHERS = { address: null, reason: 'other addresses and reasons than those of other records' };

/** The refused requests of one client for one reason. */
interface Group {
  /** The number of records that were written. */
  records: number;
  /** The number of requests since that have no record. */
  requests: number;
  last: RefusedRequest;
}

/**
 * Logs refused requests: the first ones of a client for a reason one by one, and the others of the same minute as one record.
 * Otherwise a client without a credential could write several times as much to the disk as it sends.
 */
export class RefusalLog {
  readonly #log: Pick<Log, 'info'>;
  #groups = new Map<string, Group>();
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Pick<Log, 'info'>) {
    this.#log = log;
  }

  add(refused: RefusedRequest): void {
    const group = this.#findGroup(refused);
    if (group.records < MAX_RECORDS) {
      group.records += 1;
      this.#write(refused);
      return;
    }
    group.requests += 1;
    group.last = refused;
  }

  /** Writes the summaries, and begins to count again. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const groups = this.#groups;
    this.#groups = new Map();
    for (const [key, { last, requests }] of groups) {
      if (requests > 0) this.#write({ ...last, ...(key === '' && OTHERS), requests });
    }
  }

  #findGroup(refused: RefusedRequest): Group {
    this.#timer ??= setTimeout(() => this.flush(), WINDOW_MS).unref();
    const key = `${toClientNetwork(refused.address ?? '')} ${refused.code} ${refused.reason}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const isFull = this.#groups.size >= MAX_GROUPS;
    const found = isFull ? this.#groups.get('') : undefined;
    if (found !== undefined) return found;
    const group = { records: isFull ? MAX_RECORDS : 0, requests: 0, last: refused };
    this.#groups.set(isFull ? '' : key, group);
    return group;
  }

  #write(refused: RefusedRequest & { readonly requests?: number }): void {
    // Access errors have a message of their own, so that an alarm can be set on it.
    const isAccess = ACCESS_ERROR_CODES.includes(refused.code);
    this.#log.info({ ...refused }, isAccess ? 'Access denied' : 'Request refused');
  }
}
