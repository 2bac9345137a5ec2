import { FAULTS } from '../../support/faults/catalogue.ts';
import { meetFault, type Row, startWarmBench } from './inject-fault.ts';
import { toPage } from './page.ts';

/** `npm run drill:faults`: prints `docs/fault-matrix.md`, and the defects to standard error. */
const rows: Row[] = [];
{
  await using bench = await startWarmBench();
  for (const fault of FAULTS) rows.push(await meetFault(fault, bench));
}

const cells = rows.flatMap(({ labels }) => labels);
const failures = rows.flatMap(({ fault, failures }) =>
  failures.map((failure) => `${fault.row}: ${fault.title}: ${failure}`),
);
process.stdout.write(toPage(rows));
process.stderr.write(`${rows.length} faults, ${cells.length} cells, ${failures.length} wrong\n`);
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
