import assert from 'node:assert/strict';
import type { Fault } from '../../src/simulators/kit/fault.ts';
import type { RunningSimulator } from '../../src/simulators/kit/http-simulator.ts';
import { type Demo, startDemo } from './demo.ts';
import { type UpdateAnswer, update } from './graphql.ts';

/** One branch of `updateUser`, and how to see in its upstream what became of a write. */
export interface LedgerBranch {
  readonly name: string;
  readonly method: 'PUT' | 'PATCH';
  readonly simulator: RunningSimulator;
  /** An input that writes this text, unlike any before it. */
  readonly inputFor: (text: string) => object;
  /** What the upstream holds now, asked without the gateway. */
  readonly read: () => Promise<string>;
}

/** Answers in time are soon; what hangs is given up after this. Milliseconds. */
const ATTEMPT_MS = 120;

export interface Ledger extends AsyncDisposable {
  readonly branches: readonly LedgerBranch[];
  /** Makes one write meeting faults, and says what it did. */
  readonly write: (
    branch: LedgerBranch,
    text: string,
    faults: readonly Fault[],
  ) => Promise<Outcome>;
}

export interface Outcome {
  readonly answer: UpdateAnswer;
  /** Requests with the method of the write that arrived. */
  readonly sent: number;
  readonly applied: boolean;
}

/** The gateway over the simulators, without breakers: every fault is to be met. */
export async function startLedger(): Promise<Ledger> {
  const patient = { attemptMs: ATTEMPT_MS, breaker: false };
  const demo = await startDemo({ providers: { activeplatform: patient, onapp: patient } });
  const branches = [activePlatform(demo), onApp(demo)];
  return {
    branches,
    write: async (branch, text, faults) => {
      branch.simulator.clearJournal();
      for (const fault of faults) branch.simulator.inject(fault);
      const answer = await update(demo.url, branch.inputFor(text));
      branch.simulator.clearFaults();
      const sent = branch.simulator.journal.filter(({ method }) => method === branch.method).length;
      return { answer, sent, applied: (await branch.read()) === text };
    },
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}

function activePlatform(demo: Demo): LedgerBranch {
  const { simulator, settings } = find(demo, 'activeplatform');
  const url = `${simulator.url}/api/vendor/v1/users/2002986.json?api_token=${settings['apiToken']}`;
  return {
    name: 'activePlatform',
    method: 'PUT',
    simulator,
    inputFor: (text) => ({
      activePlatform: { id: 'activeplatform/user/2002986', firstName: text },
    }),
    read: async () => (await readJson(url, {})).first_name,
  };
}

function onApp(demo: Demo): LedgerBranch {
  const { simulator, settings } = find(demo, 'onapp');
  const basic = Buffer.from(`${settings['username']}:${settings['password']}`).toString('base64');
  return {
    name: 'onApp',
    method: 'PUT',
    simulator,
    inputFor: (text) => ({ onApp: { id: 'onapp/user/12', firstName: text } }),
    read: async () => {
      const headers = { authorization: `Basic ${basic}` };
      return (await readJson(`${simulator.url}/users/12.json`, headers)).user.first_name;
    },
  };
}

function find(demo: Demo, key: string) {
  const found = demo.simulated.find(({ configuration }) => configuration.key === key);
  const [simulator] = found?.simulators ?? [];
  assert.ok(found !== undefined && simulator !== undefined);
  return { simulator, settings: found.configuration.settings };
}

async function readJson(url: string, headers: Readonly<Record<string, string>>) {
  const response = await fetch(url, { headers });
  assert.equal(response.status, 200);
  return JSON.parse(await response.text());
}
