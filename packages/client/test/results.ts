import type { UpdateProblem, UpdateResult } from '../src/update-result.ts';
import type { ScriptedResponse } from './scripted-server.ts';

const PROVIDER = { id: 'onapp', kind: 'ON_APP' } as const;

/** What every problem has, apart from its type. */
const PROBLEM = {
  code: 'UPSTREAM_FAILED',
  message: 'onapp: request failed.',
  write: 'UNKNOWN',
  retry: { advice: 'SEND_AGAIN', afterSeconds: null },
  origin: { provider: PROVIDER, httpStatus: 502, requestId: 'request-1' },
} as const;

export const UPDATED: UpdateResult = {
  __typename: 'UserUpdated',
  isReplay: false,
  userProblem: null,
  billingAccount: null,
  user: {
    __typename: 'OnAppUser',
    id: 'onapp/user/12',
    provider: PROVIDER,
    login: 'john',
    name: 'John Roe',
    email: 'john@roe.example',
    status: 'ACTIVE',
    updatedAt: null,
    firstName: 'John',
    lastName: 'Roe',
    userGroup: null,
    bucket: null,
    billingPlan: null,
    roles: [],
    additionalFields: null,
    suspendAt: null,
    hasYubikey: null,
  },
};

type Changes = Partial<Pick<UpdateProblem, 'code' | 'message' | 'write' | 'retry'>>;

/** Returns a failure of the provider, after which the same input may be sent again. */
export const providerProblem = (changes: Changes = {}): UpdateResult => ({
  __typename: 'ProviderProblem',
  ...PROBLEM,
  ...changes,
});

export const throttledProblem = (afterSeconds: number): UpdateResult => ({
  __typename: 'ThrottledProblem',
  ...PROBLEM,
  write: 'NOT_APPLIED',
  retry: { advice: 'SEND_AGAIN', afterSeconds },
});

export const inProgress: UpdateResult = {
  __typename: 'IdempotencyProblem',
  ...PROBLEM,
  isInProgress: true,
  retry: { advice: 'SEND_AGAIN', afterSeconds: 0 },
};

/** Returns the response with the result of an update. */
export const respondWith = (updateUser: UpdateResult | null): ScriptedResponse => ({
  headers: { 'x-request-id': 'request-1' },
  body: { data: { updateUser } },
});
