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
const fieldErrors = rows.flatMap(({ fault, fieldErrors }) =>
  fieldErrors.map((complaint) => `${fault.row}: ${fault.title}: ${complaint}`),
);
process.stdout.write(toPage(rows));
process.stderr.write(`${rows.length} faults, ${cells.length} cells, ${fieldErrors.length} wrong\n`);
for (const complaint of fieldErrors) process.stderr.write(`${complaint}\n`);
process.exitCode = fieldErrors.length === 0 ? 0 : 1;
