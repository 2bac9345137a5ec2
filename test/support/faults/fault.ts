import type { Socket } from 'node:net';
import type { ProblemCode } from './problem-code.ts';
import type { RawRequest } from './raw-request.ts';
import type { Reply } from './reply.ts';

/** A request that arrived at the proxy, and the means to respond to it. */
export interface Arrival {
  readonly request: RawRequest;
  readonly socket: Socket;
  /** Counts from 1 on each connection. */
  readonly nth: number;
  /** Lets the real upstream carry out the request and returns its response. */
  readonly forward: () => Promise<Reply>;
  /** Writes the bytes of a response, as fast as the gateway reads; false if it hung up. */
  readonly write: (bytes: Buffer | string) => Promise<boolean>;
  /** Writes a response as HTTP/1.1. */
  readonly send: (response: Reply) => Promise<boolean>;
  /** The URL of a server that must never be called. */
  readonly strangerUrl: string;
}

/**
 * The allowed results of a fault: the gateway's own codes, `OK` for the true response, `NULL` for
 * "not found".
 */
export type Expectation = ProblemCode | 'OK' | 'NULL';

interface Named {
  /** The row of its threat: `D13`. */
  readonly row: string;
  /** The name of the fault: `an endless body`. */
  readonly title: string;
  /** The allowed results of a read, at any of the APIs. */
  readonly read: readonly Expectation[];
  /** The allowed results of a write. */
  readonly write: readonly Expectation[];
}

/** A fault of the response: the connection is as it should be. */
export interface AnswerFault extends Named {
  readonly meet: (arrival: Arrival) => unknown;
}

/** A fault of the address: no request reaches the upstream. */
export interface AddressFault extends Named {
  /** Starts what listens instead of the upstream. */
  readonly listen: () => Promise<Address>;
}

/** A fault of an upstream. */
export type Fault = AnswerFault | AddressFault;

/** The address that is configured for an upstream. */
export interface Address extends AsyncDisposable {
  readonly url: string;
  /** PEM of the authorities that the gateway must trust; if absent, those of Node. */
  readonly ca?: string;
  /** Bytes of requests that got through, which may contain a credential. */
  readonly bytesRead: () => number;
}
