import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { findFreePort } from './free-port.ts';

/** A Prometheus of the test's own. */
export interface Prometheus extends AsyncDisposable {
  /** Returns the value of the first series of a query; undefined if there is none yet. */
  readonly query: (query: string) => Promise<string | undefined>;
}

const responseSchema = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/** Starts Prometheus with the text of a configuration, on a free loopback port. */
export async function startPrometheus(configuration: string): Promise<Prometheus> {
  const folder = createTemporaryFolder();
  const port = await findFreePort();
  const child = spawn(
    'prometheus',
    [
      `--config.file=${folder.write('prometheus.yml', configuration)}`,
      `--web.listen-address=127.0.0.1:${port}`,
      `--storage.tsdb.path=${folder.path}/data`,
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  return {
    query: async (query) => {
      const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`;
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok !== true) return undefined;
      return responseSchema.parse(await response.json()).data.result[0]?.value[1];
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await ended;
      folder[Symbol.dispose]();
    },
  };
}
