import type { UpstreamReply } from '../../../src/upstream/reply.ts';
import { Transport } from '../../../src/upstream/transport.ts';
import type { PreparedRequest } from '../../../src/upstream/upstream-request.ts';

/** Makes of what an upstream answered what it answers now. */
export type Distort = (reply: UpstreamReply, call: number) => UpstreamReply;

/** In the place of all upstreams: what they once answered, without a connection. */
export interface RememberedUpstream extends Disposable {
  /** Calls that were answered so far. */
  readonly answered: () => number;
  /** From now on, until it is called again. */
  readonly answerBy: (distort: Distort) => void;
}

/** What is asked for the first time is asked of the upstream itself. */
export function rememberUpstreams(): RememberedUpstream {
  const known = new Map<string, UpstreamReply>();
  let answered = 0;
  let distort: Distort = (reply) => reply;
  const { send } = Transport.prototype;
  Transport.prototype.send = async function (...parts): Promise<UpstreamReply> {
    const [request] = parts;
    const key = keyOf(request);
    const reply = known.get(key) ?? (await send.apply(this, parts));
    // Ids and words that somebody makes up are without end.
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

/** A change is told apart by its place alone: the answer to another one of the same user looks the same. */
const keyOf = ({ origin, path, method }: PreparedRequest) => `${method} ${origin}${path}`;
