import type { Socket } from 'node:net';
import type { ProblemCode } from './problem-code.ts';
import type { RawRequest } from './raw-request.ts';
import type { Reply } from './reply.ts';

/** A request that arrived at the proxy, and every means of answering it. */
export interface Arrival {
  readonly request: RawRequest;
  readonly socket: Socket;
  /** Counts from 1 on each connection. */
  readonly nth: number;
  /** Lets the real upstream carry it out, and gives its answer. */
  readonly forward: () => Promise<Reply>;
  /** Writes the bytes of an answer, as fast as the gateway reads; false where it hung up. */
  readonly write: (bytes: Buffer | string) => Promise<boolean>;
  /** Writes an answer as HTTP/1.1 has it. */
  readonly send: (answer: Reply) => Promise<boolean>;
  /** Of a server that nobody should ever ask. */
  readonly strangerUrl: string;
}

/** What the gateway may make of a fault: its own codes, `OK` for the true answer, `NULL` for "there is none". */
export type Expectation = ProblemCode | 'OK' | 'NULL';

interface Named {
  /** Of the threat that it is of: `D13`. */
  readonly row: string;
  /** `an endless body` */
  readonly title: string;
  /** What a read may come to, at any of the APIs. */
  readonly read: readonly Expectation[];
  /** What a write may come to. */
  readonly write: readonly Expectation[];
}

/** A fault of the answers: the connection is as it should be. */
export interface AnswerFault extends Named {
  readonly meet: (arrival: Arrival) => unknown;
}

/** A fault of the address: no request gets to where it would be answered. */
export interface AddressFault extends Named {
  /** What listens in place of the upstream. */
  readonly listen: () => Promise<Address>;
}

/** What an upstream can do wrong. */
export type Fault = AnswerFault | AddressFault;

/** Where an upstream should be. */
export interface Address extends AsyncDisposable {
  readonly url: string;
  /** PEM of the authorities that the gateway is to trust; absent: those of Node. */
  readonly ca?: string;
  /** Bytes of requests that got through; a credential may be among them. */
  readonly bytesRead: () => number;
}
