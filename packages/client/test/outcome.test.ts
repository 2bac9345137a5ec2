import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, isInterfaceType, isUnionType } from 'graphql';
import { readSource } from '../../../test/support/files/sources.ts';
import { isProblem, mayHaveBeenWritten, retryAfter } from '../src/outcome.ts';
import { RosterError } from '../src/roster-error.ts';
import { providerProblem, throttledProblem, UPDATED } from './results.ts';

const REFUSED = { message: 'x', extensions: { write: 'NOT_APPLIED', retryAfterSeconds: 3 } };
const SILENT = { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

/** In which property each client keeps the errors of a response. */
const carriersOf = (errors: readonly object[]): Readonly<Record<string, object>> => ({
  'Apollo Client 3': { graphQLErrors: errors },
  'Apollo Client 3, status 401': { graphQLErrors: [], networkError: { result: { errors } } },
  'Apollo Client 4': { errors },
  'Apollo Client 4, status 401': { statusCode: 401, bodyText: JSON.stringify({ errors }) },
  urql: { graphQLErrors: errors, response: {} },
  'graphql-request': { response: { errors, status: 200 } },
  Relay: { source: { errors } },
});

describe('mayHaveBeenWritten', () => {
  it('is false if something proves that nothing was written', () => {
    assert.equal(mayHaveBeenWritten(throttledProblem(1)), false);
    assert.equal(
      mayHaveBeenWritten(new RosterError('', { code: 'X', write: 'NOT_APPLIED' })),
      false,
    );
    for (const [client, error] of Object.entries(carriersOf([REFUSED]))) {
      assert.equal(mayHaveBeenWritten(error), false, client);
    }
  });

  it('is true for everything that proves nothing', () => {
    const nothing = [
      undefined,
      null,
      'text',
      5,
      {},
      [],
      new Error('x'),
      new TypeError('fetch failed'),
    ];
    const clients = [
      ...Object.values(carriersOf([SILENT])),
      ...Object.values(carriersOf([REFUSED, SILENT])),
    ];
    const aborted = new DOMException('Aborted', 'AbortError');
    const proxy = { networkError: { statusCode: 502, bodyText: '<html>' }, graphQLErrors: [] };
    for (const outcome of [...nothing, ...clients, aborted, proxy]) {
      assert.equal(mayHaveBeenWritten(outcome), true);
    }
  });

  it('is true for a result that is applied or unknown', () => {
    assert.equal(mayHaveBeenWritten(UPDATED), true);
    assert.equal(mayHaveBeenWritten(providerProblem()), true);
    assert.equal(mayHaveBeenWritten(new RosterError('', { code: 'X', write: 'UNKNOWN' })), true);
  });
});

describe('retryAfter', () => {
  it('returns the requested delay of every outcome', () => {
    assert.equal(retryAfter(throttledProblem(7)), 7);
    assert.equal(
      retryAfter(new RosterError('', { code: 'X', write: 'UNKNOWN', retryAfterSeconds: 5 })),
      5,
    );
    for (const [client, error] of Object.entries(carriersOf([REFUSED]))) {
      assert.equal(retryAfter(error), 3, client);
    }
  });

  it('returns null if no delay is requested', () => {
    for (const outcome of [UPDATED, providerProblem(), undefined, new Error('x'), SILENT]) {
      assert.equal(retryAfter(outcome), null);
    }
  });
});

describe('isProblem', () => {
  it('distinguishes every problem of the schema from every success', () => {
    const schema = buildSchema(readSource('src/generated/schema.graphql'));
    const [problem, result] = ['Problem', 'UpdateUserResult'].map((name) => schema.getType(name));
    assert.ok(isInterfaceType(problem) && isUnionType(result));
    const problems = schema.getPossibleTypes(problem);
    for (const type of result.getTypes()) {
      assert.equal(isProblem({ __typename: type.name }), problems.includes(type), type.name);
    }
  });

  it('narrows a result to the fields of problems', () => {
    const result = providerProblem();
    assert.equal(isProblem(result) && result.code, 'UPSTREAM_FAILED');
    assert.equal(isProblem(UPDATED), false);
    assert.equal(isProblem(null), false);
  });
});
