import { FAULTS } from '../../support/faults/catalogue.ts';
import { meetFault, type Row, startWarmBench } from './meet-fault.ts';
import { UPSTREAM_APIS } from './upstream-apis.ts';

/** Prints the matrix as a table in Markdown, and what is wrong below it: `npm run drill:faults`. */
const rows: Row[] = [];
{
  await using bench = await startWarmBench();
  for (const fault of FAULTS) rows.push(await meetFault(fault, bench));
}

const columns = UPSTREAM_APIS.flatMap(({ name }) => [`${name} read`, `${name} write`]);
const lines = [
  ['', 'fault', ...columns],
  ['', '', ...columns].map(() => '---'),
  ...rows.map(({ fault, labels }) => [fault.row, fault.title, ...labels]),
];
const complaints = rows.flatMap(({ fault, complaints }) =>
  complaints.map((complaint) => `${fault.row}: ${fault.title}: ${complaint}`),
);
process.stdout.write(`${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
process.stdout.write(
  `\n${rows.length} faults, ${rows.length * columns.length} cells, ${complaints.length} wrong\n`,
);
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
