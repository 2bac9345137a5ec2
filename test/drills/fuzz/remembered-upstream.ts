import type { UpstreamResponse } from '../../../src/upstream/response/response.ts';
import { Transport } from '../../../src/upstream/transport/transport.ts';
import type { PreparedRequest } from '../../../src/upstream/transport/upstream-request.ts';

/** Turns the recorded response of an upstream into a new response. */
export type Distort = (reply: UpstreamResponse, call: number) => UpstreamResponse;

/** The recorded responses of all upstreams, which replace calls to them. */
export interface RememberedUpstream extends Disposable {
  /** Returns the number of calls that got a response so far. */
  readonly responded: () => number;
  /** Distorts all further responses, until it is called again. */
  readonly answerBy: (distort: Distort) => void;
}

/** Records responses: the first call of each kind goes to the upstream. */
export function rememberUpstreams(): RememberedUpstream {
  const known = new WeakMap<Transport, Map<string, UpstreamResponse>>();
  let responded = 0;
  let distort: Distort = (reply) => reply;
  const { send } = Transport.prototype;
  Transport.prototype.send = async function (...parts): Promise<UpstreamResponse> {
    const [request] = parts;
    const key = keyOf(request);
    // Each upstream has its own transport.
    const replies = known.get(this) ?? new Map<string, UpstreamResponse>();
    known.set(this, replies);
    const reply = replies.get(key) ?? (await send.apply(this, parts));
    // Generated ids and words have no limit.
    if (replies.size < MOST_KNOWN) replies.set(key, reply);
    responded += 1;
    return distort(reply, responded);
  };
  return {
    responded: () => responded,
    answerBy: (next) => {
      distort = next;
    },
    [Symbol.dispose]: () => {
      Transport.prototype.send = send;
    },
  };
}

const MOST_KNOWN = 10_000;

/** Ignores the body of a change, as the responses to all changes of one user look the same. */
const keyOf = ({ path, method }: PreparedRequest) => `${method} ${path}`;
