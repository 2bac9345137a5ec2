import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ConfigError } from '../../../src/config/config-error.ts';

/** Returns a problem without the folder of its test, and without its position, which tests of positions check. */
export const withoutPosition = (problem: string): string =>
  problem.replace(/^line \d+, column \d+: /, '').replace(/\/\S*\/roster-test-\w+\//, '');

/** Returns the problems of the configuration that a function reads; they are as printed. */
export function catchProblems(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof ConfigError, inspect(error));
    return error.problems;
  }
  return assert.fail('The configuration is valid.');
}
