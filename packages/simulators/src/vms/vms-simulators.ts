import { type RunningSimulator, runSimulator } from '../core/http-simulator.ts';
import { adminApi } from './admin-simulator.ts';
import { AdminTokens } from './admin-tokens.ts';
import { GATEWAY_CREDENTIALS } from './administrators.ts';
import { billingApi } from './billing-simulator.ts';
import { createCatalogue } from './catalogue.ts';
import { localDateIn } from './dates.ts';
import { resolveOptions, type VmsSimulatorOptions } from './options.ts';
import { VmsStore } from './store.ts';

/** Both APIs of one simulated installation, running. */
export interface VmsSimulators extends AsyncDisposable {
  readonly billing: RunningSimulator;
  readonly admin: RunningSimulator;
  /**
   * The credentials of the administrator who sees everything: `POST /api/admin/v1/auth/token`
   * accepts them.
   */
  readonly credentials: { readonly login: string; readonly password: string };
  /** The zone of the dates that the Admin API writes without a zone. */
  readonly timeZone: string;
  /** Restores the initial state and clears the tokens, journals and faults of both simulators. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Runs the two APIs of one simulated Aipix VMS installation over one state: an Admin `GET` shows
 * the changes of a Billing `PATCH`. `reset` of either simulator restores the state of both.
 */
export async function runVmsSimulators(chosen: VmsSimulatorOptions = {}): Promise<VmsSimulators> {
  const options = resolveOptions(chosen);
  const store = new VmsStore(createCatalogue(options));
  const tokens = new AdminTokens(options);
  const localDate = localDateIn(options.timeZone);
  const reset = () => {
    store.reset();
    tokens.clear();
  };
  const billing = await runSimulator({
    name: 'VMS Billing API',
    port: chosen.billingPort,
    handle: billingApi({ store, options }),
    reset,
  });
  try {
    const handle = adminApi({ store, options, tokens, localDate });
    const port = chosen.adminPort;
    const admin = await runSimulator({ name: 'VMS Admin API', port, handle, reset });
    return together(billing, admin, options.timeZone);
  } catch (error) {
    await billing.close();
    throw error;
  }
}

function together(
  billing: RunningSimulator,
  admin: RunningSimulator,
  timeZone: string,
): VmsSimulators {
  const close = async () => {
    await Promise.all([billing.close(), admin.close()]);
  };
  return {
    billing,
    admin,
    credentials: GATEWAY_CREDENTIALS,
    timeZone,
    reset: () => {
      billing.reset();
      admin.reset();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
