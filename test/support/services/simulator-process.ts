import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Fault } from '@roster/simulators/core/fault.ts';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../files/sources.ts';

const printedConfiguration = z.object({
  providers: z.record(z.string(), z.looseObject({ url: z.string().optional() })),
});

const journalSchema = z.array(
  z.object({
    /** The time in RFC 3339. */
    at: z.string(),
    method: z.string(),
    path: z.string(),
    body: z.string(),
  }),
);

/** A request that arrived at a simulator. */
export type Arrival = z.output<typeof journalSchema>[number];

/** The number of requests that the journal of a simulator holds. */
export const JOURNAL_LIMIT = 1000;

/** `roster simulate` in a process of its own: a busy test does not make the providers slow. */
export interface SimulatorProcess extends AsyncDisposable {
  /** The content of `providers` in a `roster.yml`. */
  readonly providers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Injects a fault into the API at a URL. */
  readonly inject: (url: string, fault: Fault) => Promise<void>;
  readonly clearFaults: (url: string) => Promise<void>;
  /** Returns the last requests at the API at a URL, oldest first. */
  readonly readJournal: (url: string) => Promise<readonly Arrival[]>;
}

export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const args = [`${ROOT}bin/roster.js`, 'simulate', '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (/^providers:\n(?: .*\n)+$/m.test(printed)) break;
  }
  const configuration = printed.slice(printed.indexOf('\nproviders:'));
  const control = async (url: string, method: string, path: string, body?: object) => {
    const request = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${url}/_simulator/${path}`, request);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return await response.text();
  };
  return {
    providers: printedConfiguration.parse(parse(configuration)).providers,
    inject: async (url, fault) => {
      await control(url, 'POST', 'faults', fault);
    },
    clearFaults: async (url) => {
      await control(url, 'DELETE', 'faults');
    },
    readJournal: async (url) =>
      journalSchema.parse(JSON.parse(await control(url, 'GET', 'journal'))),
    [Symbol.asyncDispose]: stop,
  };
}
