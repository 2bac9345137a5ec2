import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { report } from './support/drills/drill.ts';
import { FAULTS } from './support/faults/catalogue.ts';
import { filesBelow, readSource } from './support/files/sources.ts';

/** The last number of each group that is complete. */
const LAST: Readonly<Record<string, number>> = { A: 29, B: 28, C: 32, D: 44, E: 19, G: 25, M: 26 };

interface Threat {
  readonly id: string;
  /** The path below `test/`; empty if the row does not apply. */
  readonly files: readonly string[];
  /** Why the row does not apply; empty if it does. */
  readonly reason: string;
}

const THREATS = [...readSource('docs/threats.md').matchAll(/^\| ([A-Z]\d+) \|.*\| (.+) \|$/gm)].map(
  ([, id = '', held = '']): Threat => ({
    id,
    files: [...held.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file = '']) => file),
    reason: /^does not apply: (.+)$/.exec(held)?.[1] ?? '',
  }),
);

/** Paths of tests and suites below `test/`, by the ids that their titles begin with. */
const PROOFS = Map.groupBy(
  [
    ...filesBelow('test', '.ts').flatMap((file) =>
      idsIn(readSource(file)).map((id) => ({ id, file: file.slice('test/'.length) })),
    ),
    // One file titles a test for each fault of the matrix with its row.
    ...FAULTS.map(({ row }) => ({ id: row, file: 'drills/fault-matrix.test.ts' })),
  ].filter(({ id }) => /^[A-Z]\d+$/.test(id)),
  ({ id }) => id,
);

describe('List of threats', () => {
  it('has each row once, without gaps in the numbers', () => {
    const ids = THREATS.map(({ id }) => id);
    for (const [group, last] of Object.entries(LAST)) {
      assert.deepEqual(
        ids.filter((id) => id.startsWith(group)),
        upTo(last).map((number) => `${group}${number}`),
      );
    }
    assert.equal(new Set(ids).size, ids.length);
  });

  it('names a test or a reason for each row', (t) => {
    const unproven = THREATS.flatMap((threat) => {
      const provenIn = (PROOFS.get(threat.id) ?? []).map(({ file }) => file);
      return isHeld(threat, provenIn) ? [] : [{ ...threat, provenIn }];
    });
    assert.deepEqual(unproven, []);
    const excused = THREATS.filter(({ reason }) => reason !== '').length;
    report(
      t,
      `${THREATS.length - excused} of ${THREATS.length} rows have a test, ${excused} a reason`,
    );
  });

  it('contains the id of every test title', () => {
    const known = new Set(THREATS.map(({ id }) => id));
    const strays = [...PROOFS].filter(([id]) => !known.has(id));
    assert.deepEqual(strays, []);
  });
});

/** A reason and a test exclude each other. */
function isHeld({ files, reason }: Threat, provenIn: readonly string[]): boolean {
  if (reason !== '') return files.length === 0 && provenIn.length === 0;
  return files.length > 0 && files.every((file) => provenIn.includes(file));
}

/**
 * Finds the ids of titles in a source, one or several before a colon, or those of its table if titles are built from
 * one.
 */
function idsIn(source: string): string[] {
  const titled = [...source.matchAll(/['"`]([A-EGM]\d+(?:, [A-EGM]\d+)*): /g)];
  const isTable = /\b(?:describe|it|test)\(\s*`\$\{[^}]+\}: /.test(source);
  const listed = isTable ? [...source.matchAll(/['"`]([A-EGM]\d+)['"`]|^\s*([A-EGM]\d+):/gm)] : [];
  return [...titled, ...listed].flatMap(([, ids, key]) => (ids ?? key ?? '').split(', '));
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_none, index) => index + 1);
}
