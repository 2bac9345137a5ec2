import { connectProviders, settingsSchema } from '../../../src/providers/registry.ts';
import { createSoloCall } from '../../../src/upstream/call.ts';
import type { Arrival } from '../../support/faults/fault.ts';
import { startFaultProxy } from '../../support/faults/fault-proxy.ts';
import type { Reply } from '../../support/faults/reply.ts';
import { startInstallation } from './installation.ts';
import type { UpstreamApi } from './upstream-apis.ts';

/** One API without GraphQL around it, whose every answer the test may write. */
export interface LoneApi extends AsyncDisposable {
  /** What the upstream answers to `read`. */
  readonly truth: Reply;
  /** Reads a small document, each time anew; what fails is not made twice. */
  readonly read: () => Promise<unknown>;
  readonly meetWith: (meet: (arrival: Arrival) => unknown) => void;
}

/** @param upstream settings over those of the API, such as its times. */
export async function startLoneApi(api: UpstreamApi, upstream: object = {}): Promise<LoneApi> {
  await using stack = new AsyncDisposableStack();
  const installation = stack.use(await startInstallation());
  const proxy = stack.use(
    await startFaultProxy({
      concerns: ({ method }) => method === 'GET',
      forward: installation.forwardTo(api.simulator(installation)),
      strangerUrl: '',
    }),
  );
  const providers = { alone: api.settingsAt({ url: proxy.url, breaker: false, ...upstream }) };
  const [provider] = connectProviders(settingsSchema().parse({ providers }));
  if (provider === undefined) throw new Error('No provider was built.');
  stack.defer(() => provider.close());
  const [type = '', nativeId = ''] = api.smallest.split('/');
  const readNode = type === 'user' ? provider.readUser : provider.readNode[type];
  if (readNode === undefined) throw new Error('It reads none.');
  const read = () => readNode(nativeId, { ...createSoloCall('drill'), msLeft: () => 0 });

  let truth: Reply | undefined;
  proxy.meetWith(async ({ forward, send }) => {
    truth = await forward();
    await send(truth);
  });
  await read();
  if (truth === undefined) throw new Error('Nothing was asked.');
  const moved = stack.move();
  return {
    truth,
    read,
    meetWith: proxy.meetWith,
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}
