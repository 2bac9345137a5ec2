import type { RequestContext } from '../../request/request-context.ts';
import type { Endpoint } from '../../upstream/endpoint.ts';

/** The calls of a read in words of the plan: what is called, how often, and why. */
interface PlannedRead<Installation> {
  /** Returns what is called; undefined if the installation lacks it: then nothing is sent. */
  readonly endpoint: (installation: Installation) => Endpoint | undefined;
  /** `object`: once for each object that needs it. `installation`: once, however many need it. */
  readonly per: 'object' | 'installation';
  /** The reason in words: `bills of the user`. */
  readonly reason: string;
  /** The maximum number of calls of one read; if absent, 1. */
  readonly maxCalls?: number;
  /** Number of objects that one call reads; if absent, 1. */
  readonly perCall?: number;
  /** Whether the call gets the timeout of a single document although it reads a list. */
  readonly useShortTimeout?: boolean;
}

/**
 * One read of an installation. The declaration makes the call, and the plan of an operation counts
 * it. Within one client request equal keys are read once, until a write.
 */
export interface Read<Installation, Key, Result> extends PlannedRead<Installation> {
  /**
   * Makes the call.
   *
   * @param key what is read: a text, or an object that distinguishes reads by its JSON.
   */
  readonly load: (installation: Installation, request: RequestContext, key: Key) => Promise<Result>;
}

/** A read of any provider. Only its own installation may be passed to it. */
export type AnyRead = PlannedRead<never>;

/** Declares a read. Its types are those of its functions. */
export const defineRead = <Installation, Key, Result>(
  read: Read<Installation, Key, Result>,
): Read<Installation, Key, Result> => read;
