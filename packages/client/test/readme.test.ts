import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createTemporaryFolder } from '../../../test/support/files/temporary-folder.ts';
import type { UpdateResult } from '../src/update-result.ts';
import { readmeBlocks } from './readme.ts';
import { inProgress, providerProblem, throttledProblem, UPDATED } from './results.ts';

const conflict = { ...providerProblem(), __typename: 'ConflictProblem' };
const user = 'user' in UPDATED ? UPDATED.user : null;

/** Every kind of result, also with nothing where a value may be missing. */
const RESULTS = [
  UPDATED,
  { ...UPDATED, user: null, userProblem: providerProblem({ write: 'APPLIED' }) },
  { ...conflict, code: 'USER_CHANGED', current: user },
  { ...conflict, code: 'USER_CHANGED', current: { ...user, name: null, login: null } },
  { ...conflict, code: 'UPSTREAM_CONFLICT', current: null },
  inProgress,
  { ...inProgress, isInProgress: false },
  throttledProblem(5),
  providerProblem(),
] as readonly UpdateResult[];

describe('README of the client', () => {
  it('describes each result in words', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write('describe.mts', readmeBlocks('ts')[1] ?? '');
    const { describe: toText } = await import(pathToFileURL(file).href);
    for (const result of RESULTS) {
      const text: string = toText(result);
      assert.match(text, /^[A-Zo].*\.$/);
      assert.doesNotMatch(text, /undefined|null|somebody/, result.__typename);
    }
  });
});
