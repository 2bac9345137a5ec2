import assert from 'node:assert/strict';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { selectEverything } from '../../support/schema/select-everything.ts';
import { type InProcess, startInProcess } from './in-process.ts';
import { type RememberedUpstream, rememberUpstreams } from './remembered-upstream.ts';

const UPDATE = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) {
  __typename
  ... on UserUpdated { user { id login name status createdAt } }
  ... on Problem { code message write }
  ... on ValidationProblem { issues { path rule message upstreamField } }
} }`;

const of = (type: string, ...ids: readonly string[]) =>
  `{ it: nodes(ids: ${JSON.stringify(ids)}) { ... on ${type} ${selectEverything(type)} } }`;

const PAGE = '{ nodes { id login status } pageInfo { endCursor hasNextPage } }';

/** Operations that read or change as much as possible through every API. */
const OPERATIONS: readonly (readonly [query: string, input?: object])[] = [
  [of('VmsUser', 'vms/user/1', 'vms/user/5', 'vms/user/6')],
  [of('Camera', 'vms/camera/1', 'vms/camera/2', 'vms/camera/3')],
  [of('Intercom', 'vms/intercom/1', 'vms/intercom/2')],
  [of('ActivePlatformUser', 'activeplatform/user/2002986', 'activeplatform/user/2003005')],
  [of('OnAppUser', 'onapp/user/12', 'onapp/user/17', 'onapp/user/24')],
  [of('OnAppUser', 'onapp-xml/user/12', 'onapp-xml/user/17', 'onapp-xml/user/24')],
  [
    `{ a: users(provider: "activeplatform", first: 4) ${PAGE} b: users(provider: "onapp", first: 4) ${PAGE}
       c: users(provider: "onapp-xml", first: 4) ${PAGE} }`,
  ],
  [
    '{ findUsers(match: { email: "test@mail.com" }) { users { id login } problem { code message } } }',
  ],
  [
    '{ a: permissions(provider: "vms") { id name } b: permissions(provider: "onapp-xml") { id name } }',
  ],
  [
    UPDATE,
    {
      vmsBilling: {
        user: { login: { provider: 'vms', login: 'test@mail.com' } },
        status: 'BLOCKED',
      },
    },
  ],
  [UPDATE, { vmsAdmin: { id: 'vms/user/5', permissions: { names: ['layouts-store'] } } }],
  [UPDATE, { activePlatform: { id: 'activeplatform/user/2002986', firstName: 'A' } }],
  [UPDATE, { onApp: { id: 'onapp/user/12', firstName: 'A' } }],
  [UPDATE, { onApp: { id: 'onapp-xml/user/12', firstName: 'A' } }],
];

/** A gateway without sockets over recorded responses of the simulators. */
export interface FuzzBench extends AsyncDisposable {
  readonly gateway: InProcess;
  readonly upstreams: RememberedUpstream;
  /** Bodies of requests that all succeed if no response is distorted. */
  readonly operations: readonly string[];
}

export async function startFuzzBench(): Promise<FuzzBench> {
  const stack = new AsyncDisposableStack();
  const upstreams = stack.use(rememberUpstreams());
  const simulated = await startSimulators();
  for (const { close } of simulated) stack.defer(close);
  const gateway = stack.use(await startInProcess(providersOver(toProviderSettings(simulated))));
  const operations = OPERATIONS.map(([query, input]) =>
    JSON.stringify({ query, variables: input === undefined ? {} : { input } }),
  );
  for (const operation of operations) {
    const { text } = await gateway.post(operation);
    assert.doesNotMatch(text, /"errors"|Problem"/, operation.slice(0, 80));
  }
  const moved = stack.move();
  return { gateway, upstreams, operations, [Symbol.asyncDispose]: () => moved.disposeAsync() };
}

/** Adds the panel in its second dialect, and removes circuit breakers, so that bad responses do not stop calls. */
function providersOver(settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  const { vms, ...others } = settings;
  const withXml = { ...others, 'onapp-xml': { ...others['onapp'], format: 'xml' } };
  const open = Object.entries(withXml).map(([key, one]) => [key, { ...one, breaker: false }]);
  return { vms: openVms(vms), ...Object.fromEntries(open) };
}

function openVms(vms: Readonly<Record<string, unknown>> = {}) {
  const api = (name: string) => ({ ...Object(vms[name]), breaker: false });
  return { ...vms, billing: api('billing'), admin: api('admin') };
}
