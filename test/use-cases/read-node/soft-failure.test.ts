import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Fault } from '@roster/simulators/core/fault.ts';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { startOverPlatform } from '../../support/activeplatform/gateway.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { startOverPanel } from '../../support/onapp/gateway.ts';
import { startSimulatedVms } from '../../support/vms/gateway.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };

/**
 * Responses with which an upstream says, or seems to say, that it succeeded, without having applied
 * anything.
 */
const SOFT: readonly (readonly [string, Extract<Fault, { readonly kind: 'status' }>])[] = [
  ['a 202 with the user', status(202, '{"id":5,"user":{"id":12},"login":"test@mail.com"}')],
  ['a 202 without a body', status(202, '')],
  ['a 206', status(206, '{"id":5}')],
  ['an empty 200', status(200, '')],
  ['a 200 with success: false', status(200, '{"success":false}')],
  ['a 200 with an error', status(200, '{"error":"not today"}')],
  ['a 200 with a map of errors', status(200, '{"errors":{"login":["is wrong"]}}')],
  ['a 200 with a status', status(200, '{"status":"error","message":"not today"}')],
  ['a 200 with null', status(200, 'null')],
  ['a 200 with a list', status(200, '[]')],
  ['a 200 with a text', status(200, '"ok"')],
  [
    'a 200 with an HTML page',
    { ...status(200, '<html>Sign in</html>'), headers: { 'content-type': 'text/html' } },
  ],
];

function status(code: number, body: string): Extract<Fault, { readonly kind: 'status' }> {
  return { kind: 'status', status: code, body, headers: json, applies: false };
}

/**
 * A branch over its simulator, without circuit breakers, because every response must be received.
 */
interface Branch {
  readonly branch: string;
  readonly start: () => Promise<AsyncDisposable & Upstream>;
  readonly method: 'PATCH' | 'PUT';
  readonly change: object;
  /** Whether the API documents a read of a user. */
  readonly canRead: boolean;
  /** The responses of `SOFT` that the API documents as rejections: then nothing was applied. */
  readonly rejections?: readonly string[];
}

interface Upstream {
  readonly url: string;
  readonly simulator: RunningSimulator;
}

const BRANCHES: readonly Branch[] = [
  {
    branch: 'vmsBilling',
    start: async () => {
      const here = await startSimulatedVms({}, { billing: { breaker: false } });
      return Object.assign(here, { simulator: here.vms.billing });
    },
    method: 'PATCH',
    change: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' },
    canRead: false,
  },
  {
    branch: 'vmsAdmin',
    start: async () => {
      const here = await startSimulatedVms({}, { admin: { breaker: false } });
      return Object.assign(here, { simulator: here.vms.admin });
    },
    method: 'PUT',
    change: { id: 'vms/user/5', permissions: { ids: ['77'] } },
    canRead: true,
  },
  {
    branch: 'activePlatform',
    start: async () => {
      const here = await startOverPlatform({}, { breaker: false });
      return Object.assign(here, { simulator: here.platform });
    },
    method: 'PUT',
    change: { id: 'activeplatform/user/2002986', lastName: 'Roe' },
    canRead: true,
    rejections: ['a 200 with an error'],
  },
  {
    branch: 'onApp',
    start: async () => {
      const here = await startOverPanel({}, { breaker: false });
      return Object.assign(here, { simulator: here.panel });
    },
    method: 'PUT',
    change: { id: 'onapp/user/12', lastName: 'Roe' },
    canRead: true,
  },
];

for (const { branch, start, method, change, canRead, rejections = [] } of BRANCHES) {
  describe(`False success through ${branch}`, () => {
    let upstream: AsyncDisposable & Upstream;
    before(async () => {
      upstream = await start();
    });
    beforeEach(async () => {
      upstream.simulator.reset();
      // A reset ends sessions, too.
      await send(upstream.url, '{ node(id: "vms/user/5") { id } }');
      upstream.simulator.clearJournal();
    });
    after(() => upstream[Symbol.asyncDispose]());

    const updateMeeting = async (fault: Fault) => {
      upstream.simulator.inject({ ...fault, method });
      const response = await update(upstream.url, { [branch]: change });
      const written = upstream.simulator.journal.filter((arrival) => arrival.method === method);
      assert.equal(written.length, 1);
      return [response.__typename, response.code, response.write, response.retry?.advice];
    };
    const UNCLEAR = ['ProviderProblem', 'UPSTREAM_CONTRACT', 'UNKNOWN', 'READ_FIRST'];

    for (const what of rejections) {
      it(`M19: is a documented rejection: ${what}`, async () => {
        const fault = SOFT.find(([name]) => name === what)?.[1];
        assert.ok(fault);
        const rejected = ['ValidationProblem', 'VALIDATION_FAILED', 'NOT_APPLIED', 'CHANGE_INPUT'];
        assert.deepEqual(await updateMeeting(fault), rejected);
      });
    }

    for (const [what, fault] of SOFT) {
      if (rejections.includes(what)) continue;
      it(`M19: is not reported as success: ${what}`, async () => {
        assert.deepEqual(await updateMeeting(fault), UNCLEAR);
      });

      it(`M19: is a success only if a read confirms it: ${what}`, async () => {
        const seen = ['UserUpdated', undefined, undefined, undefined];
        assert.deepEqual(
          await updateMeeting({ ...fault, applies: true }),
          canRead ? seen : UNCLEAR,
        );
      });
    }
  });
}
