import type { Fault } from '../../support/faults/fault.ts';
import type { UpstreamApi } from './upstream-apis.ts';

/** A client of the gateway waits no longer. */
export const DEADLINE_MS = 1600;

/** One API that meets one fault, with one read or one write. */
export interface Cell {
  readonly fault: Fault;
  readonly api: UpstreamApi;
  readonly effect: 'read' | 'write';
}

/** What became of it. */
export interface Course {
  readonly cell: Cell;
  /** The key of the provider that met the fault. */
  readonly provider: string;
  /** The answer with its headers, as it came; empty where none came. */
  readonly text: string;
  /** What stands there as JSON; undefined where it is none. */
  readonly answer: Answer | undefined;
  readonly ms: number;
  /** Milliseconds for which the machine let this process wait at a stretch, meanwhile. */
  readonly lagMs: number;
  /** The data of the same operation without a fault; of reads alone. */
  readonly truth: unknown;
  /** Writes that the simulator carried out. */
  readonly effects: number;
  /** Whether the simulator holds what was sent. */
  readonly holds: boolean;
  /** Requests with a cookie, which an earlier answer set. */
  readonly cookies: number;
  /** The most bytes that the gateway took of one answer. */
  readonly taken: number;
  /** Bytes of requests that arrived where no request should. */
  readonly bytesRead: number;
}

/** What the operations of the matrix select. */
export interface Answer {
  readonly data?: {
    readonly met?: unknown;
    /** Of the provider that is well. */
    readonly well?: { readonly login?: string; readonly user?: { readonly login?: string } } | null;
  } | null;
  readonly errors?: readonly {
    readonly path?: readonly unknown[];
    readonly extensions?: { readonly code?: string };
  }[];
}
