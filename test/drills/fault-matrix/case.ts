import type { Fault } from '../../support/faults/fault.ts';
import type { UpstreamApi } from './upstream-apis.ts';

/** The longest time that a client of the gateway waits. */
export const DEADLINE_MS = 1600;

/** One API that meets one fault, with one read or one write. */
export interface Cell {
  readonly fault: Fault;
  readonly api: UpstreamApi;
  readonly effect: 'read' | 'write';
}

/** The course of one cell. */
export interface Course {
  readonly cell: Cell;
  /** The key of the provider that met the fault. */
  readonly provider: string;
  /** The response with its headers, unchanged; empty if there was no response. */
  readonly text: string;
  /** The response as JSON; undefined if it is invalid. */
  readonly response: Answer | undefined;
  readonly ms: number;
  /** The longest pause in milliseconds that the machine caused this process during the request. */
  readonly lagMs: number;
  /** The data of the same operation without a fault; for reads only. */
  readonly truth: unknown;
  /** The number of writes that the simulator applied. */
  readonly effects: number;
  /** Whether the simulator stores what was sent. */
  readonly holds: boolean;
  /** The number of requests with a cookie that an earlier response set. */
  readonly cookies: number;
  /** The most bytes that the gateway read of one response. */
  readonly taken: number;
  /** The bytes of requests that reached a server which must receive none. */
  readonly bytesRead: number;
}

/** The response to an operation of the matrix. */
export interface Answer {
  readonly data?: {
    readonly met?: unknown;
    /** The data of the healthy provider. */
    readonly well?: { readonly login?: string; readonly user?: { readonly login?: string } } | null;
  } | null;
  readonly errors?: readonly {
    readonly path?: readonly unknown[];
    readonly extensions?: {
      readonly code?: string;
      readonly write?: 'NOT_APPLIED' | 'APPLIED' | 'UNKNOWN';
    };
  }[];
}
