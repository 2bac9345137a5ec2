import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow, ROOT, readSource } from './support/files/sources.ts';

interface Entry {
  readonly term: string;
  readonly meaning: string;
  readonly file: string;
}

const ROWS = readSource('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Term '));

const ENTRIES: readonly Entry[] = ROWS.map((row) => {
  const [, term = '', meaning = '', file = ''] = /^\| (.+) \| (.+) \| `(.+)` \|$/.exec(row) ?? [];
  return { term, meaning, file };
});

/** The rooms whose exported types are the vocabulary of the architecture. */
const ROOMS = ['src/request/', 'src/upstream/', 'src/use-cases/', 'src/providers/contract/'];

/** Generated types are the schema's, and simulators share nothing with the gateway. */
const FILES = filesBelow('src', '.ts').filter(
  (file) => !/^src\/(generated|simulators)\//.test(file),
);

const TYPES = FILES.flatMap((file) =>
  [...readSource(file).matchAll(/^export (?:abstract )?(?:class|interface|type|enum) (\w+)/gm)].map(
    ([, type = '']) => ({ type, file }),
  ),
);

/** Words around an entry in the name of a type that need no entry of their own: `AnyUpdateBranch`. */
const AFFIXES = /^Any|(?<=.)(?:Settings|Options|Model|Code|Key|Input)$/g;

/** `Keyed mutex` → `keyedmutex`, which is also what remains of `KeyedMutex`. */
const toKey = (name: string) => name.replace(/[^a-z]/gi, '').toLowerCase();

/** Returns whether a file is named after a term, or has it outside its imports, as words or as a name. */
function defines({ term, file }: Entry): boolean {
  if (toKey(basename(file, '.ts')).startsWith(toKey(term))) return true;
  const words = term.split(/[^a-z]+/i).join('[-_\\s*]*');
  const code = readSource(file).replace(/^import [^;]*;$/gm, '');
  return new RegExp(words, 'i').test(code);
}

describe('Glossary', () => {
  it('has a term, a meaning and a file in every row', () => {
    assert.deepEqual(
      ROWS.filter((_row, index) => ENTRIES[index]?.term === ''),
      [],
    );
  });

  it('lists each term once, in alphabetical order', () => {
    const terms = ENTRIES.map(({ term }) => term.toLowerCase());
    assert.deepEqual(
      terms,
      [...new Set(terms)].toSorted((one, other) => one.localeCompare(other, 'en')),
    );
  });

  it('has an entry for every exported type of the architecture', () => {
    const keys = new Set(ENTRIES.map(({ term }) => toKey(term)));
    const unlisted = TYPES.filter(({ file }) => ROOMS.some((room) => file.startsWith(room)))
      .filter(({ type }) => !keys.has(toKey(type)) && !keys.has(toKey(type.replace(AFFIXES, ''))))
      .map(({ type, file }) => `${type} in ${file}`);
    assert.deepEqual(unlisted, []);
  });

  it('names for each type the file that exports it', () => {
    const wrong = ENTRIES.filter(({ term, file }) => {
      const exported = TYPES.filter(({ type }) => toKey(type) === toKey(term));
      return exported.length > 0 && !exported.some((each) => each.file === file);
    });
    assert.deepEqual(wrong, []);
  });

  it('names for each term a file that defines it', () => {
    const wrong = ENTRIES.filter((entry) => !existsSync(ROOT + entry.file) || !defines(entry));
    assert.deepEqual(wrong, []);
  });

  it('explains each term in words other than its own', () => {
    const repeating = ENTRIES.filter(({ term, meaning }) => {
      const own = new Set(toWords(term));
      return toWords(meaning).filter((word) => !own.has(word)).length < 3;
    });
    assert.deepEqual(repeating, []);
  });
});

/** Returns the words of a text without articles and prepositions, in the singular. */
function toWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words
    .filter((word) => !/^(an?|the|of|for|in|to|as|is|its|it|or|and|by|with|that|what)$/.test(word))
    .map((word) => word.replace(/s$/, ''));
}
