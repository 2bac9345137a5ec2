import assert from 'node:assert/strict';
import { isObject } from '../src/core/plain-object.ts';

/**
 * Asserts that `actual` has every property of the printed body, with values of the same type. A
 * printed null means any type; the first element of a printed list is compared with all.
 *
 * @throws {AssertionError} if a property is missing or its value is of another type.
 */
export function assertHasProperties(actual: unknown, expected: unknown, path = '$'): void {
  if (expected === null) {
    assert.notEqual(actual, undefined, `${path} is missing`);
  } else if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), `${path} is not a list`);
    if (expected.length > 0) assert.notEqual(actual.length, 0, `${path} is empty`);
    for (const [i, element] of actual.entries()) {
      if (expected.length > 0) assertHasProperties(element, expected[0], `${path}.${i}`);
    }
  } else if (isObject(expected)) {
    assert.ok(isObject(actual), `${path} is not an object`);
    for (const [key, value] of Object.entries(expected)) {
      assertHasProperties(actual[key], value, `${path}.${key}`);
    }
  } else {
    assert.equal(typeof actual, typeof expected, `${path} is of another type`);
  }
}
