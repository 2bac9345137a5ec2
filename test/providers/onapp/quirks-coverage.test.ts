import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { it } from 'node:test';

/** The number of lines of the quirk table (fact sheet, section 10). */
const QUIRKS = 26;

it('every quirk of OnApp has one test that names it', async () => {
  const folder = new URL('./', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /^quirks-.*\.test\.ts$/.test(name));
  const sources = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  const numbers = sources.flatMap((source) =>
    [...source.matchAll(/^ {2}it\(['"`]Q(\d+): /gm)].map(([, number]) => Number(number)),
  );
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: QUIRKS }, (_, index) => index + 1),
  );
});
