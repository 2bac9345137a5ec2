import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * `npm run docs:path`: prints the table of docs/scaling.md, "A company's path", from the assumptions below and the CPU times
 * of docs/performance.md.
 */

/** Operations of an agent per second: one every 100 seconds, averaged over a working day. */
const OPERATIONS_PER_AGENT = 0.01;

/** How much more than the average the busiest minute of a day has. */
const PEAK = 3;

/** The share of each operation of docs/performance.md, and how many of three APIs it calls. */
const MIX = [
  { operation: 'three APIs', share: 0.7, apis: 3 },
  { operation: 'one user', share: 0.2, apis: 1 },
  { operation: 'an update', share: 0.1, apis: 1 },
] as const;

const APIS = 3;

/** The duration of a call and of an operation in seconds. */
const CALL_SECONDS = 0.25;
const OPERATION_SECONDS = 0.3;

/** The columns of the table. */
const AGENTS = [300, 2400, 6000, 10_000] as const;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Returns the CPU time of Roster for an operation in seconds, from the table of docs/performance.md. */
function readCpuSeconds(page: string, operation: string): number {
  const table = page.slice(page.indexOf('### CPU time of one operation, in µs'));
  const [, , , roster] =
    /^\| (\S.*?) \| (\d+) \| (\d+) \| (\d+) \|/m
      .exec(table.slice(table.indexOf(`| ${operation} |`)))
      ?.slice(1) ?? [];
  if (roster === undefined) throw new Error(`docs/performance.md has no operation ${operation}`);
  return Number(roster) / 1e6;
}

/** Returns the table in Markdown. */
export function renderPath(performancePage: string): string {
  const cpu = sum(
    MIX.map(({ operation, share }) => share * readCpuSeconds(performancePage, operation)),
  );
  const callsPerOperation = sum(MIX.map(({ share, apis }) => (share * apis) / APIS));
  const updates = sum(MIX.filter(({ operation }) => operation === 'an update').map((m) => m.share));
  const row = (name: string, value: (operations: number) => number, digits: number) => {
    const cells = AGENTS.map((agents) => {
      const shown = [1, PEAK].map((factor) => value(agents * OPERATIONS_PER_AGENT * factor));
      return shown.map((number) => number.toFixed(digits)).join(' / ');
    });
    return `| ${[name, ...cells].join(' | ')} |`;
  };
  return [
    `| agents | ${AGENTS.map((agents) => agents.toLocaleString('en')).join(' | ')} |`,
    `|---|${AGENTS.map(() => '---|').join('')}`,
    row('operations per second', (operations) => operations, 0),
    row('calls per second at one API of a provider', (o) => o * callsPerOperation, 0),
    row('calls in flight at one API', (o) => o * callsPerOperation * CALL_SECONDS, 0),
    row('operations in flight', (o) => o * OPERATION_SECONDS, 0),
    row('requests per minute', (o) => o * 60, 0),
    row('updates per minute', (o) => o * 60 * updates, 0),
    row('CPU of all replicas together, in cores', (o) => o * cpu, 2),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = readFileSync(new URL('../docs/performance.md', import.meta.url), 'utf8');
  process.stdout.write(`${renderPath(page)}\n`);
}
