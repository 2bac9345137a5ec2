/** `npm run check:schema`: nothing that clients rely on goes away unannounced. */
import { readFileSync } from 'node:fs';
import { CannotCompareError } from './cannot-compare-error.ts';
import { type ComparedSchemas, findUnannounced, type SchemaChange } from './find-unannounced.ts';
import { readPreviousSchema } from './read-previous-schema.ts';

const SCHEMA = 'src/generated/schema.graphql';
const CHANGELOG = 'CHANGELOG.md';

try {
  await compare();
} catch (error) {
  if (!(error instanceof CannotCompareError)) throw error;
  fail(`The schema cannot be compared with an earlier one. ${error.message}`);
}

async function compare(): Promise<void> {
  // Before the history: in a wrong folder that would have nothing to compare, and the check would pass.
  const [newSdl, changelog] = [readHere(SCHEMA), readHere(CHANGELOG)];
  const previous = readPreviousSchema(SCHEMA);
  if ('nothingToCompare' in previous) {
    print(`Nothing to compare the schema with. ${previous.nothingToCompare}`);
    return;
  }
  const { sdl: oldSdl, source, release } = previous;
  print(`The schema is compared with that of ${source}.`);
  report(await findUnannounced({ oldSdl, newSdl, changelog, release }), release);
}

function readHere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CannotCompareError(`${file} cannot be read from here.`);
  }
}

function report(compared: ComparedSchemas, release: string | undefined): void {
  list('Breaks no operation, though clients may notice:', compared.notes);
  list('Breaks clients, as announced:', compared.announced);
  if (compared.unannounced.length === 0) print('Nothing breaks unannounced.');
  else fail(explain(compared.unannounced, release));
}

function explain(changes: readonly SchemaChange[], release: string | undefined): string {
  const place = release === undefined ? 'its first section' : `a section above "## ${release}"`;
  return [
    `Breaks clients, and ${CHANGELOG} does not say so:`,
    ...changes.map(toLine),
    '',
    'The schema may only grow: leave what is there, mark it @deprecated, and add beside it.',
    `Where the break is meant, say in ${CHANGELOG} what clients have to do: in ${place},`,
    'under "### Breaking", naming each of the above in backticks, as they stand here.',
  ].join('\n');
}

function list(title: string, changes: readonly SchemaChange[]): void {
  if (changes.length > 0) print([title, ...changes.map(toLine), ''].join('\n'));
}

function toLine({ coordinate, message }: SchemaChange): string {
  return `  \`${coordinate}\`  ${message}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
