import assert from 'node:assert/strict';
import {
  type ActivePlatformSimulator,
  type ActivePlatformSimulatorOptions,
  runActivePlatformSimulator,
} from '@roster/simulators/activeplatform/simulator.ts';
import { activePlatform } from '../../../src/providers/activeplatform/provider.ts';
import { activePlatformSettings } from '../../../src/providers/activeplatform/settings.ts';
import type { Provider } from '../../../src/providers/contract/provider.ts';
import type { RequestedFields } from '../../../src/providers/contract/user-list.ts';
import { NOOP_OBSERVER } from '../../../src/upstream/observer.ts';
import { sendJson, startHttpServer, type TestServer } from '../upstreams/http-server.ts';
import { TOKEN } from './gateway.ts';

type Settings = Readonly<Record<string, unknown>>;
export type Adapter = Provider<'activePlatform'>;

/** Connects an installation without the gateway. */
export function openAdapter(url: string, settings: Settings = {}): Adapter {
  const values = { kind: 'activePlatform', url, apiToken: TOKEN, ...settings };
  return activePlatform.connect(
    'activeplatform',
    activePlatformSettings.parse(values),
    NOOP_OBSERVER,
  );
}

export interface StubbedAdapter extends AsyncDisposable {
  readonly door: Adapter;
  readonly arrivals: TestServer['arrivals'];
  /**
   * The calls, oldest first, as paths below the path of the API and without the token:
   * `users/1/accounts.json`.
   */
  readonly args: () => readonly string[];
}

/** @param responses returns the body for a path below the API; undefined: 404. */
export async function openDoorOver(
  responses: (path: string) => unknown,
  settings: Settings = {},
): Promise<StubbedAdapter> {
  const server = await startHttpServer((response, { url }) => {
    const body = responses(pathOf(url));
    sendJson(response, body === undefined ? 404 : 200, body ?? { error: "Couldn't find it" });
  });
  const door = openAdapter(server.url, settings);
  return {
    door,
    arrivals: server.arrivals,
    args: () => server.arrivals.map(({ url }) => pathOf(url)),
    [Symbol.asyncDispose]: async () => {
      await door.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const pathOf = (url: string) => url.replace('/api/vendor/v1/', '').replace(/\?.*$/, '');

export interface SimulatedAdapter extends AsyncDisposable {
  readonly door: Adapter;
  readonly platform: ActivePlatformSimulator;
}

export async function openDoorOverPlatform(
  options: ActivePlatformSimulatorOptions = {},
  settings: Settings = {},
): Promise<SimulatedAdapter> {
  const platform = await runActivePlatformSimulator(options);
  const door = openAdapter(platform.url, settings);
  return {
    door,
    platform,
    [Symbol.asyncDispose]: async () => {
      await door.close();
      await platform.close();
    },
  };
}

/** For reads that have one form, whatever is selected. */
export const ANYTHING: RequestedFields = { any: () => true };

/** Returns what GraphQL gets for a property if a query selects it. */
export async function select(object: object, name: string, args = {}): Promise<unknown> {
  const member: unknown = Reflect.get(object, name);
  assert.notEqual(member, undefined, name);
  return typeof member === 'function' ? member(args) : member;
}

/** Like `select`, for the objects of the first page of a connection. */
export async function selectNodes(object: object, name: string): Promise<readonly object[]> {
  const page = await select(object, name, { first: 25 });
  assert.ok(typeof page === 'object' && page !== null, name);
  return selectList(page, 'nodes');
}

/** Like `select`, for a list of objects. */
export async function selectList(object: object, name: string): Promise<readonly object[]> {
  const list = await select(object, name);
  assert.ok(Array.isArray(list), name);
  return list;
}
