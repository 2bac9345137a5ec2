import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type OnAppSimulator,
  type OnAppSimulatorOptions,
  runOnAppSimulator,
} from '@roster/simulators/onapp/simulator.ts';
import { buildSchema, graphql } from 'graphql';
import type { Provider, UserModel } from '../../../src/providers/contract/provider.ts';
import type { ListUsers, RequestedFields } from '../../../src/providers/contract/user-list.ts';
import { onApp } from '../../../src/providers/onapp/provider.ts';
import { onAppSettings } from '../../../src/providers/onapp/settings.ts';
import type { RequestContext } from '../../../src/request/request-context.ts';
import { NOOP_OBSERVER } from '../../../src/upstream/observer.ts';
import { startHttpServer, type TestServer } from '../upstreams/http-server.ts';

type Settings = Readonly<Record<string, unknown>>;

export const FORMATS = ['json', 'xml'] as const;

/** Connects an installation without the gateway. */
export function openAdapter(url: string, settings: Settings = {}, id = 'onapp'): Provider<'onApp'> {
  const signIn = { username: 'user', password: 'userpass' };
  const values = { kind: 'onApp', url, ...signIn, ...settings };
  return onApp.connect(id, onAppSettings.parse(values), NOOP_OBSERVER);
}

export interface StubbedAdapter extends AsyncDisposable {
  readonly door: Provider<'onApp'>;
  /** The calls, oldest first: `GET /users.json?short`. */
  readonly args: () => readonly string[];
}

/** Connects to a panel whose responses the test writes. */
export async function openDoorOverAnswers(
  result: Parameters<typeof startHttpServer>[0],
  settings: Settings = {},
): Promise<StubbedAdapter> {
  const server = await startHttpServer(result);
  const door = openAdapter(server.url, settings);
  return {
    door,
    args: () => server.arrivals.map(toRequest),
    [Symbol.asyncDispose]: async () => {
      await door.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const toRequest = ({ method, url }: TestServer['arrivals'][number]) =>
  `${method} ${decodeURIComponent(url)}`;

/** Connects to a panel that has only these bodies at these paths. */
export const openDoorOverBodies = (
  bodies: Readonly<Record<string, string>>,
  settings: Settings = {},
): Promise<StubbedAdapter> =>
  openDoorOverAnswers((response, { url }) => {
    const body = bodies[new URL(url, 'http://panel').pathname];
    if (body === undefined) response.writeHead(404).end('{"errors":["Resource not found"]}');
    else response.end(body);
  }, settings);

export interface SimulatedAdapter extends AsyncDisposable {
  readonly door: Provider<'onApp'>;
  readonly panel: OnAppSimulator;
  /** The calls, oldest first: `GET /users.json?short=`. */
  readonly args: () => readonly string[];
}

/** Connects to a simulated panel. */
export async function openDoorOverPanel(
  options: OnAppSimulatorOptions = {},
  settings: Settings = {},
  credential: 'password' | 'apiKey' = 'password',
): Promise<SimulatedAdapter> {
  const panel = await runOnAppSimulator(options);
  const { username, password, email, apiKey } = panel.credentials;
  const signIn =
    credential === 'password'
      ? { username, password }
      : { username: email, apiKey, password: undefined };
  const door = openAdapter(panel.url, { ...signIn, ...settings });
  return {
    door,
    panel,
    args: () =>
      panel.journal.map(
        ({ method, path, query }) =>
          `${method} ${path}${query === '' ? '' : `?${decodeURIComponent(query)}`}`,
      ),
    [Symbol.asyncDispose]: async () => {
      await door.close();
      await panel.close();
    },
  };
}

/** Represents a query that selects these fields of a user. */
export const wanting = (...selected: readonly string[]): RequestedFields => ({
  any: (...fields) => fields.some((field) => selected.includes(field)),
});

export const asking = (parts: Partial<ListUsers> = {}): ListUsers => ({
  first: 25,
  after: null,
  search: null,
  needsHasNextPage: true,
  ...parts,
});

const SCHEMA = buildSchema(
  readFileSync(new URL('../../../src/generated/schema.graphql', import.meta.url), 'utf8'),
);

/** Returns a selection of the fields of users as GraphQL shows it, in JSON. */
export async function show(
  users: readonly (UserModel | null)[],
  selection: string,
  call: RequestContext,
): Promise<readonly unknown[]> {
  const data = await run(`{ nodes(ids: []) { ... on OnAppUser { ${selection} } } }`, {
    rootValue: { nodes: users },
    contextValue: { request: call },
  });
  return data['nodes'] as readonly unknown[];
}

/** Returns a selection of the fields of an installation as GraphQL shows it, in JSON. */
export async function showProvider(
  { node }: Pick<Provider, 'node'>,
  selection: string,
  call: RequestContext,
): Promise<unknown> {
  const data = await run(`{ providers { ${selection} } }`, {
    rootValue: { providers: [node] },
    contextValue: { request: call },
  });
  const [provider] = data['providers'] as readonly unknown[];
  return provider;
}

async function run(
  source: string,
  values: { readonly rootValue: unknown; readonly contextValue: unknown },
): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await graphql({ schema: SCHEMA, source, ...values });
  if (errors?.[0] !== undefined) throw errors[0].originalError ?? errors[0];
  assert.ok(data != null);
  return JSON.parse(JSON.stringify(data));
}
