import { connectProviders, settingsSchema } from '../../../src/providers/registry.ts';
import { createBackgroundContext } from '../../../src/request/request-context.ts';
import type { Arrival } from '../../support/faults/fault.ts';
import { startFaultProxy } from '../../support/faults/fault-proxy.ts';
import type { Reply } from '../../support/faults/reply.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';
import { NO_PAUSES } from '../../support/upstreams/no-pauses.ts';
import { startInstallation } from './installation.ts';
import type { UpstreamApi } from './upstream-apis.ts';

/** One API without GraphQL, of which the test may replace every response. */
export interface LoneApi extends AsyncDisposable {
  /** The response of the upstream to `read`. */
  readonly truth: Reply;
  /** Reads a small document by a new call each time, without retries. */
  readonly read: () => Promise<unknown>;
  readonly meetWith: (meet: (arrival: Arrival) => unknown) => void;
}

/** @param upstream settings that replace those of the API, such as its timeouts. */
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
  const providers = {
    alone: api.settingsAt({ url: proxy.url, breaker: false, budget: NO_PAUSES, ...upstream }),
  };
  const [provider] = connectProviders(settingsSchema().parse({ providers }));
  if (provider === undefined) throw new Error('No provider was built.');
  stack.defer(() => provider.close());
  const [type = '', nativeId = ''] = api.smallest.split('/');
  const readNode = type === 'user' ? provider.readUser : provider.readNode[type];
  if (readNode === undefined) throw new Error('The provider cannot read this type.');
  const read = () => readNode(nativeId, { ...createBackgroundContext('drill'), msLeft: () => 0 });

  let truth: Reply | undefined;
  proxy.meetWith(async ({ forward, send }) => {
    truth = await forward();
    await send(truth);
  });
  // A test may allow less time for an attempt than a busy machine needs for the first.
  await until(() =>
    read().then(
      () => true,
      () => false,
    ),
  );
  if (truth === undefined) throw new Error('No request reached the upstream.');
  const moved = stack.move();
  return {
    truth,
    read,
    meetWith: proxy.meetWith,
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}
