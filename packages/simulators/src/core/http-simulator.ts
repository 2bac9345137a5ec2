import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handleControlRequest } from './control.ts';
import { type Fault, FaultQueue, takesEffect } from './fault.ts';
import { Journal, type JournalEntry } from './journal.ts';
import type { SimulatedRequest, SimulatedResponse } from './message.ts';
import { respond, send } from './respond.ts';

/** The description of an upstream that its server needs. */
export interface SimulatorDefinition {
  /** The name for people: `VMS Billing API`. */
  readonly name: string;
  /** If it is absent, a free port is used. */
  readonly port?: number | undefined;
  /** Handles one request as the upstream documents it, and changes the simulated state. */
  readonly handle: (request: SimulatedRequest) => SimulatedResponse;
  /** Restores the initial state. */
  readonly reset: () => void;
}

/** A simulated upstream that listens. */
export interface RunningSimulator extends AsyncDisposable {
  readonly name: string;
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** The requests that arrived, oldest first. */
  readonly journal: readonly JournalEntry[];
  readonly clearJournal: () => void;
  readonly inject: (fault: Fault) => void;
  readonly clearFaults: () => void;
  /** Restores the initial state and clears the journal and the faults. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Serves one upstream on the loopback interface, with a journal of the requests and faults on
 * demand.
 *
 * The same controls are offered over HTTP below `/_simulator`, for tests in other languages
 * (`control.ts`).
 */
export async function runSimulator(definition: SimulatorDefinition): Promise<RunningSimulator> {
  const journal = new Journal();
  const faults = new FaultQueue();
  const reset = () => {
    definition.reset();
    journal.clear();
    faults.clear();
  };

  const server = createServer(async (message, outgoing) => {
    const request = await readRequest(message);
    if (request === undefined) return;
    const control = handleControlRequest(request, {
      name: definition.name,
      journal,
      faults,
      reset,
    });
    if (control !== undefined) return send(outgoing, control);

    const fault = faults.take(request.method, request.path);
    const entry = toJournalEntry(request, fault);
    journal.add(entry);
    const response = takesEffect(fault) ? handleSafely(definition, request) : { status: 200 };
    await respond(outgoing, response, fault, entry);
  });
  const url = await listen(server, definition.port ?? 0);
  const close = () => stop(server);

  return {
    name: definition.name,
    url,
    get journal() {
      return journal.entries;
    },
    clearJournal: () => journal.clear(),
    inject: (fault) => faults.inject(fault),
    clearFaults: () => faults.clear(),
    reset,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * Handles a request. A request that the simulator does not support must not end the shared process.
 */
function handleSafely(
  { handle }: SimulatorDefinition,
  request: SimulatedRequest,
): SimulatedResponse {
  try {
    return handle(request);
  } catch {
    return {
      status: 500,
      headers: { 'content-type': 'text/plain' },
      body: 'The simulator failed.',
    };
  }
}

/**
 * Reads a request. Returns undefined if the client disconnected before its request was complete.
 */
async function readRequest(message: IncomingMessage): Promise<SimulatedRequest | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk);
  } catch {
    return undefined;
  }
  const [path = '', query = ''] = (message.url ?? '').split(/\?(.*)/s);
  return {
    method: message.method ?? '',
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function toJournalEntry(request: SimulatedRequest, fault: Fault | undefined): JournalEntry {
  return {
    at: new Date().toISOString(),
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    headers: request.headers,
    body: request.body,
    status: null,
    fault: fault?.kind ?? null,
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      // A TCP server that listens has an AddressInfo: the string form is for pipes only.
      const address = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
