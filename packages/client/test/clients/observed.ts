import assert from 'node:assert/strict';

/** What `scenario.ts` prints. */
interface Observed {
  readonly read: Outcome;
  readonly rejected: Outcome;
  readonly applied: Outcome;
  readonly unauthenticated?: Refusal;
  readonly throttled?: Refusal;
  readonly passwordIn: readonly string[];
  readonly more: Readonly<Record<string, unknown>>;
}

interface Outcome {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly error?: unknown;
}

interface Refusal {
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly httpStatus?: number;
}

/** What a component showed, before and after its button was pressed. */
const SHOWN = { shown: ['john.doe', 'Saved john.doe'] };

/** The further observations of a client, beside those that all clients share. */
const MORE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'apollo-3': SHOWN,
  'apollo-4': SHOWN,
  urql: SHOWN,
  relay: SHOWN,
  // The schema cannot be read by a version that does not know `@oneOf`.
  'gql-tada': { errorOfGraphql168: 'Error: Unknown directive "@oneOf".', errorOfGraphql169: null },
  'graphql-request': { showsPasswordByDefault: true },
};

/** The fields of a rejected update that a cache without `possibleTypes` drops. Apollo Client 3 guesses, and keeps them. */
const DROPPED: Readonly<Record<string, readonly string[]>> = {
  'apollo-3': [],
  'apollo-4': ['code', 'message', 'write', 'retry'],
};

const REJECTED = {
  __typename: 'ValidationProblem',
  code: 'VALIDATION_FAILED',
  message: 'onapp rejected the input.',
  write: 'NOT_APPLIED',
  retry: { advice: 'CHANGE_INPUT', afterSeconds: null },
  issues: [
    { path: ['input', 'onApp', 'email'], rule: 'TAKEN' },
    { path: ['input', 'onApp', 'password'], rule: 'TOO_SHORT' },
  ],
};

/** Checks what the program of a client received. Caches may add `__typename` to each object. */
export function assertObserved(client: string, observed: Observed): void {
  const { read, rejected, applied, unauthenticated, throttled } = observed;
  assert.partialDeepStrictEqual(read, { data: { id: 'vms/user/1', status: 'ACTIVE' } });
  assert.partialDeepStrictEqual(rejected, { data: REJECTED });
  assert.partialDeepStrictEqual(applied, {
    data: { __typename: 'UserUpdated', user: null, userProblem: { code: 'UPSTREAM_FAILED' } },
  });
  for (const { error } of [read, rejected, applied]) assert.equal(error ?? null, null);
  assertRefusal(unauthenticated, 401, 'UNAUTHENTICATED');
  assertRefusal(throttled, 429, 'RATE_LIMITED');
  const seconds = Number(throttled?.extensions['retryAfterSeconds']);
  assert.ok(seconds >= 1 && seconds <= 60, `retryAfterSeconds is ${seconds}`);
  // No error of the documented client contains the password that was sent.
  assert.deepEqual(observed.passwordIn, []);
  assert.partialDeepStrictEqual(observed.more, MORE[client] ?? {});
  assertDropped(observed.more['withoutPossibleTypes'], DROPPED[client]);
}

function assertRefusal(refusal: Refusal | undefined, status: number, code: string): void {
  assert.ok(refusal !== undefined, `no refusal with ${code}`);
  const { code: received, write, requestId } = refusal.extensions;
  assert.deepEqual([received, write, typeof requestId], [code, 'NOT_APPLIED', 'string']);
  // Some clients give only the errors of a body, not the status.
  assert.equal(refusal.httpStatus ?? status, status);
}

/** Shows why `possibleTypes` is needed: a cache without it cannot know that a ValidationProblem is a Problem. */
function assertDropped(result: unknown, expected: readonly string[] | undefined): void {
  if (expected === undefined) return;
  assert.ok(typeof result === 'object' && result !== null);
  const dropped = Object.keys(REJECTED).filter((field) => !Object.hasOwn(result, field));
  assert.deepEqual(dropped, expected);
}
