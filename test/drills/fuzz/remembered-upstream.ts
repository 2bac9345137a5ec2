import type { UpstreamReply } from '../../../src/upstream/response/response.ts';
import { Transport } from '../../../src/upstream/transport/transport.ts';
import type { PreparedRequest } from '../../../src/upstream/transport/upstream-request.ts';

/** Turns the recorded response of an upstream into a new response. */
export type Distort = (reply: UpstreamReply, call: number) => UpstreamReply;

/** The recorded responses of all upstreams, which replace calls to them. */
export interface RememberedUpstream extends Disposable {
  /** Returns the number of calls that got a response so far. */
  readonly answered: () => number;
  /** Distorts all further responses, until it is called again. */
  readonly answerBy: (distort: Distort) => void;
}

/** Records responses: the first call of each kind goes to the upstream. */
export function rememberUpstreams(): RememberedUpstream {
  const known = new Map<string, UpstreamReply>();
  let answered = 0;
  let distort: Distort = (reply) => reply;
  const { send } = Transport.prototype;
  Transport.prototype.send = async function (...parts): Promise<UpstreamReply> {
    const [request] = parts;
    const key = keyOf(request);
    const reply = known.get(key) ?? (await send.apply(this, parts));
    // Generated ids and words have no limit.
    if (known.size < MOST_KNOWN) known.set(key, reply);
    answered += 1;
    return distort(reply, answered);
  };
  return {
    answered: () => answered,
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
const keyOf = ({ origin, path, method }: PreparedRequest) => `${method} ${origin}${path}`;
