import type { Fault, FaultQueue } from './fault.ts';
import type { Journal } from './journal.ts';
import type { SimulatedReply, SimulatedRequest } from './message.ts';

interface Controls {
  readonly journal: Journal;
  readonly faults: FaultQueue;
  readonly reset: () => void;
}

/**
 * The simulator's own routes; undefined for every other path. They stand in no journal.
 *
 * `GET /_simulator/journal` · `DELETE /_simulator/journal` · `POST /_simulator/faults` with one
 * `Fault` as JSON · `DELETE /_simulator/faults` · `POST /_simulator/reset`
 */
export function answerControlRequest(
  request: SimulatedRequest,
  { journal, faults, reset }: Controls,
): SimulatedReply | undefined {
  if (!request.path.startsWith('/_simulator/')) return undefined;
  const done: SimulatedReply = { status: 204 };
  switch (`${request.method} ${request.path}`) {
    case 'GET /_simulator/journal':
      return json(200, journal.entries);
    case 'DELETE /_simulator/journal':
      journal.clear();
      return done;
    case 'POST /_simulator/faults': {
      const fault = readFault(request.body);
      if (fault === undefined)
        return json(400, { error: `kind must be one of ${KINDS.join(', ')}` });
      faults.inject(fault);
      return done;
    }
    case 'DELETE /_simulator/faults':
      faults.clear();
      return done;
    case 'POST /_simulator/reset':
      reset();
      return done;
    default:
      return json(404, { error: 'no such control' });
  }
}

const KINDS: readonly string[] = ['status', 'latency', 'cut', 'nonsense', 'hang', 'reset'];

function readFault(body: string): Fault | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isFault =
      typeof value === 'object' &&
      value !== null &&
      'kind' in value &&
      KINDS.includes(String(value.kind));
    // The rest of a fault is taken at its word: who sends it holds both ends of the wire.
    return isFault ? (value as Fault) : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, value: unknown): SimulatedReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value, null, 2),
  };
}
