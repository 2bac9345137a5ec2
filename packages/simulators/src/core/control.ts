import { z } from 'zod';
import { type FaultQueue, faultSchema } from './fault.ts';
import type { Journal } from './journal.ts';
import type { SimulatedRequest, SimulatedResponse } from './message.ts';

interface Controls {
  /** The name of the simulator, for people. */
  readonly name: string;
  readonly journal: Journal;
  readonly faults: FaultQueue;
  readonly reset: () => void;
}

/**
 * Handles the simulator's own routes, which no journal lists. Returns undefined for every other
 * path.
 *
 * `GET /` describes the simulator to a person who opens its URL: no API has this path.
 *
 * `GET /_simulator/journal` · `DELETE /_simulator/journal` · `POST /_simulator/faults` with one
 * `Fault` as JSON · `DELETE /_simulator/faults` · `POST /_simulator/reset`
 */
export function handleControlRequest(
  request: SimulatedRequest,
  { name, journal, faults, reset }: Controls,
): SimulatedResponse | undefined {
  if (request.method === 'GET' && request.path === '/') {
    return json(200, { simulator: name, journal: '/_simulator/journal' });
  }
  if (!request.path.startsWith('/_simulator/')) return undefined;
  const done: SimulatedResponse = { status: 204 };
  switch (`${request.method} ${request.path}`) {
    case 'GET /_simulator/journal':
      return json(200, journal.entries);
    case 'DELETE /_simulator/journal':
      journal.clear();
      return done;
    case 'POST /_simulator/faults': {
      const fault = faultSchema.safeParse(parseJson(request.body));
      if (!fault.success) return json(400, { error: z.prettifyError(fault.error) });
      faults.inject(fault.data);
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

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function json(status: number, value: unknown): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value, null, 2),
  };
}
