import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ADAPTER_OF_BRANCH } from '../test/conformance/adapters/registry.ts';
import { send } from '../test/support/clients/graphql.ts';
import { ROOT } from '../test/support/files/sources.ts';
import { startRoster } from '../test/support/gateway/roster-process.ts';
import { startSimulatedUpstreams } from '../test/support/gateway/simulated-roster.ts';
import { CoverageClient } from './coverage-client.ts';
import { countFiles, type EnteredFunction, findEntered, intersect } from './entered-functions.ts';

/*
 * `npm run trace:path`: prints how many functions in how many files of `src/` a warm read and a warm
 * update of each provider API enter, over the simulators and with everything on that production has.
 * `-- --list` prints the functions too, `-- --only "update ActivePlatform"` traces one operation.
 */

const WARM_UPS = 10;
/** Each take also counts the timers that run during it, hardly ever the same ones in all of them. */
const TAKES = 5;
/** The time in which the gateway ends what it does after it has responded. */
const SETTLE_MS = 25;

/** An operation whose `n` makes each repetition another request. */
interface TracedOperation {
  readonly name: string;
  readonly query: string;
  readonly variablesFor: (n: number) => Readonly<Record<string, unknown>>;
}

const READ = 'query ($id: ID!) { user(id: $id) { id login name status } }';

const UPDATE = `mutation ($input: UpdateUserInput!, $key: ID) {
  updateUser(input: $input, idempotencyKey: $key) {
    __typename ... on UserUpdated { user { id login name status } }
  }
}`;

const OPERATIONS: readonly TracedOperation[] = ADAPTER_OF_BRANCH.flatMap((adapter) => {
  const { name, provider, canRead, smallest, inputFor } = adapter;
  const id = `${provider}/${smallest}`;
  return [
    ...(canRead ? [{ name: `read ${name}`, query: READ, variablesFor: () => ({ id }) }] : []),
    {
      name: `update ${name}`,
      query: UPDATE,
      variablesFor: (n) => ({ input: inputFor(provider, n), key: randomUUID() }),
    },
  ];
});

const KEY = `roster_${'k'.repeat(43)}`;
const authorization = { authorization: `Bearer ${KEY}` };

const { list, only } = parseArgs({
  options: { list: { type: 'boolean', default: false }, only: { type: 'string' } },
}).values;
const chosen = OPERATIONS.filter(({ name }) => only === undefined || name === only);
if (chosen.length === 0)
  throw new Error(`Known are: ${OPERATIONS.map((it) => it.name).join(', ')}`);

await using upstreams = await startSimulatedUpstreams();
await using gateway = await startRoster({
  args: ['start', '--config', configure()],
  nodeArguments: ['--inspect=127.0.0.1:0'],
  environment: { NODE_ENV: 'production' },
});
using coverage = await CoverageClient.connect(/ws:\S+/.exec(gateway.output())?.[0] ?? '');
for (const operation of chosen) print(operation.name, await traceOperation(operation));

/** Returns the path of a configuration with everything on that production has. */
function configure(): string {
  const sha256 = createHash('sha256').update(KEY).digest('hex');
  const scopes = ['users:read', 'users:write'];
  return upstreams.configure({
    server: { port: 0, graphiql: false, introspection: false },
    access: { mode: 'apiKeys', apiKeys: [{ name: 'tracer', sha256, scopes }] },
    // Limits are on by default; those per minute are only raised.
    limits: {
      perCaller: {
        perMinute: 10_000,
        mutationsPerMinute: 10_000,
        mutationsPerTargetPerMinute: 10_000,
      },
    },
    audit: { file: 'audit.jsonl', key: KEY },
  });
}

async function traceOperation(operation: TracedOperation): Promise<EnteredFunction[]> {
  for (let n = 0; n < WARM_UPS; n += 1) await run(operation, n);
  const takes: EnteredFunction[][] = [];
  for (let n = WARM_UPS; n < WARM_UPS + TAKES; n += 1) {
    await sleep(SETTLE_MS);
    await coverage.take();
    await run(operation, n);
    await sleep(SETTLE_MS);
    takes.push(findEntered(await coverage.take(), ROOT));
  }
  return intersect(takes);
}

/** @throws if the operation does not succeed. */
async function run({ name, query, variablesFor }: TracedOperation, n: number): Promise<void> {
  const { data, errors, text } = await send(gateway.url, query, variablesFor(n), authorization);
  const { user, updateUser } = (data ?? {}) as Readonly<Record<string, { __typename?: string }>>;
  const isOk = errors.length === 0 && (user != null || updateUser?.__typename === 'UserUpdated');
  if (!isOk) throw new Error(`${name} failed: ${text}`);
}

function print(name: string, entered: readonly EnteredFunction[]): void {
  process.stdout.write(`${name}: ${entered.length} functions in ${countFiles(entered)} files\n`);
  if (!list) return;
  for (const { file, line, name: itsName } of entered)
    process.stdout.write(`  ${file}:${line} ${itsName || '(anonymous)'}\n`);
}
