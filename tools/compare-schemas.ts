/** `npm run check:schema`: fails if the schema breaks clients without an announcement. */
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
  fail(`The schema could not be compared. ${error.message}`);
}

async function compare(): Promise<void> {
  // Read first: a wrong folder has nothing to compare in its history, so that the check would pass.
  const [newSdl, changelog] = [readHere(SCHEMA), readHere(CHANGELOG)];
  const previous = readPreviousSchema(SCHEMA);
  if ('nothingToCompare' in previous) {
    print(`No earlier schema to compare with. ${previous.nothingToCompare}`);
    return;
  }
  const { sdl: oldSdl, source, release } = previous;
  print(`Comparing the schema with that of ${source}.`);
  report(await findUnannounced({ oldSdl, newSdl, changelog, release }), release);
}

function readHere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CannotCompareError(
      `${file} could not be read. Run this from the root of the repository.`,
    );
  }
}

function report(compared: ComparedSchemas, release: string | undefined): void {
  list('Changes that break no operation, but that clients may notice:', compared.notes);
  list('Announced breaking changes:', compared.announced);
  if (compared.unannounced.length === 0) print('No unannounced breaking changes.');
  else fail(explain(compared.unannounced, release));
}

function explain(changes: readonly SchemaChange[], release: string | undefined): string {
  const place = release === undefined ? 'its first section' : `a section above "## ${release}"`;
  return [
    `Breaking changes that ${CHANGELOG} does not announce:`,
    ...changes.map(toLine),
    '',
    'The schema may only grow: keep the old field, mark it @deprecated, and add a new one.',
    `If the break is intended, say in ${CHANGELOG} what clients have to do: in ${place},`,
    'under "### Breaking", with each name of the list above in backticks.',
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
