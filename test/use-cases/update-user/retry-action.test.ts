import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEnumType } from 'graphql';
import type { ProblemCode, WriteState } from '../../../src/generated/schema-types.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import { PROBLEM_TYPE, toProblemType } from '../../../src/use-cases/update-user/problem-type.ts';
import { ADVICE, toRetryAction } from '../../../src/use-cases/update-user/retry-action.ts';
import { readSource } from '../../support/files/sources.ts';

// The table has an entry for each value of the enum: anything else does not compile.
const CODES = Object.keys(ADVICE) as ProblemCode[];
const WRITES: readonly WriteState[] = ['NOT_APPLIED', 'APPLIED', 'UNKNOWN'];

/** Every problem that there may be. */
const PROBLEMS = CODES.flatMap((code) =>
  WRITES.flatMap((write) => [true, false].map((isKeyed) => ({ code, write, isKeyed }))),
);

const adviceFor = (isWanted: (problem: (typeof PROBLEMS)[number]) => boolean) => [
  ...new Set(PROBLEMS.filter(isWanted).map(toRetryAction)),
];

describe('Advice after a problem', () => {
  it('sends again only if that cannot write twice', () => {
    for (const problem of PROBLEMS) {
      if (toRetryAction(problem) !== 'SEND_AGAIN') continue;
      const { write, isKeyed } = problem;
      assert.ok(write === 'NOT_APPLIED' || (write === 'UNKNOWN' && isKeyed), problem.code);
    }
  });

  it('reads first if a write without a key is unknown', () => {
    assert.deepEqual(
      adviceFor(({ write, isKeyed }) => write === 'UNKNOWN' && !isKeyed),
      ['READ_FIRST'],
    );
  });

  it('reads the user after a write that was applied', () => {
    assert.deepEqual(
      adviceFor(({ write }) => write === 'APPLIED'),
      ['READ_FIRST'],
    );
  });

  it('neither changes the input nor asks anybody while a write is unknown', () => {
    const advice = adviceFor(({ write }) => write === 'UNKNOWN').sort();
    assert.deepEqual(advice, ['READ_FIRST', 'SEND_AGAIN']);
  });

  it('does not depend on a key if nothing was written', () => {
    for (const code of CODES) {
      const [keyed, unkeyed] = [true, false].map((isKeyed) =>
        toRetryAction({ code, write: 'NOT_APPLIED', isKeyed }),
      );
      assert.equal(keyed, unkeyed, code);
    }
  });

  it('is documented for each code', () => {
    const rows = readSource('docs/errors.md').matchAll(
      /^\| `([A-Z_]+)` \| [^|]* \| `([A-Z_]+)` \| `([A-Z_]+)` \|/gm,
    );
    const documented = Object.fromEntries(
      [...rows].map(([, code = '', unwritten, keyed]) => [code, { unwritten, keyed }]),
    );
    assert.deepEqual(documented, ADVICE);
  });
});

describe('Codes of problems', () => {
  it('are the values of the enum', () => {
    const type = createSchema().getType('ProblemCode');
    assert.ok(isEnumType(type));
    const values = type.getValues().map(({ name }) => name);
    assert.deepEqual(values.sort(), Object.keys(PROBLEM_TYPE).sort());
    assert.match(type.description ?? '', /Values may be added\.$/);
  });

  it('have their types in the documentation', () => {
    for (const [code, type] of Object.entries(PROBLEM_TYPE)) {
      const row = new RegExp(`^\\| \`${code}\` \\| \`${type}\`\\.`, 'm');
      assert.match(readSource('docs/errors.md'), row);
    }
  });
});

describe('Types of problems', () => {
  it('are throttled only if nothing was written', () => {
    for (const code of CODES) {
      for (const write of WRITES) {
        const type = toProblemType({ code, write });
        if (type === 'ThrottledProblem') assert.equal(write, 'NOT_APPLIED', code);
        else if (write === 'NOT_APPLIED') assert.equal(type, PROBLEM_TYPE[code]);
      }
    }
  });
});
