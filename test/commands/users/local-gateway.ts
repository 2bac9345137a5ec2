import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { localPrincipal } from '../../../src/access/principal.ts';
import { type LocalPurpose, openLocalGateway } from '../../../src/app/local-gateway.ts';
import { settingsOver, silentLog } from '../../support/gateway/gateway.ts';

/** Starts simulators of all providers, and opens gateways of commands over them. */
export async function startSimulated() {
  const simulated = await startSimulators();
  const providers = toProviderSettings(simulated);
  const simulators = simulated.flatMap((installation) => installation.simulators);
  return {
    providers,
    /** @param replaced providers that are configured in place of those over simulators. */
    open: (
      purpose: LocalPurpose,
      settings: Readonly<Record<string, unknown>> = {},
      replaced: Readonly<Record<string, unknown>> = {},
    ) =>
      openLocalGateway(settingsOver({ ...providers, ...replaced }, settings), {
        log: silentLog,
        caller: localPrincipal('ann'),
        purpose,
      }),
    /** The requests that the simulators received and that may change something. */
    writes: () =>
      simulators
        .flatMap(({ journal }) => journal)
        // Sign-in to the VMS is a POST.
        .filter(
          ({ method, path }) => !['GET', 'HEAD'].includes(method) && !path.endsWith('/auth/token'),
        ),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}
