import { FAULTS } from '../../support/faults/catalogue.ts';
import { meetFault, type Row, startWarmBench } from './inject-fault.ts';
import { TABLE_HEAD, toTableRow } from './table-row.ts';

/** `npm run drill:faults`: prints the table of `docs/faults.md`, and the defects below it. */
const rows: Row[] = [];
{
  await using bench = await startWarmBench();
  for (const fault of FAULTS) rows.push(await meetFault(fault, bench));
}

const cells = rows.flatMap(({ labels }) => labels);
const fieldErrors = rows.flatMap(({ fault, fieldErrors }) =>
  fieldErrors.map((complaint) => `${fault.row}: ${fault.title}: ${complaint}`),
);
process.stdout.write(`${[TABLE_HEAD, ...rows.map(toTableRow)].join('\n')}\n`);
process.stdout.write(
  `\n${rows.length} faults, ${cells.length} cells, ${fieldErrors.length} wrong\n`,
);
for (const complaint of fieldErrors) process.stdout.write(`${complaint}\n`);
process.exitCode = fieldErrors.length === 0 ? 0 : 1;
