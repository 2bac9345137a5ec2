import type { VmsAdminDataSource } from '../../../src/providers/vms/admin-api/data-source.ts';
import type { VmsBillingDataSource } from '../../../src/providers/vms/billing-api/data-source.ts';
import {
  type Connections,
  createAdminDataSource,
  createBillingDataSource,
} from '../../../src/providers/vms/client.ts';
import { vmsSettings } from '../../../src/providers/vms/settings.ts';
import { NOOP_OBSERVER } from '../../../src/upstream/observer.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';

const unobserved = (): Connections => ({
  singleFlight: new SingleFlight(),
  observer: NOOP_OBSERVER,
});

/** Creates the Billing data source of a configuration. */
export function connectBilling(
  billing: Readonly<Record<string, unknown>>,
): VmsBillingDataSource & AsyncDisposable {
  const settings = vmsSettings.parse({ kind: 'vms', billing });
  if (settings.billing === undefined) throw new Error('The settings lost their Billing API.');
  return disposable(createBillingDataSource('vms', settings.billing, unobserved()));
}

/** Creates the Admin data source of a configuration, in the time zone of the simulators. */
export function connectAdmin(
  admin: Readonly<Record<string, unknown>>,
): VmsAdminDataSource & AsyncDisposable {
  const settings = vmsSettings.parse({ kind: 'vms', timeZone: 'Europe/Minsk', admin });
  if (settings.admin === undefined) throw new Error('The settings lost their Admin API.');
  return disposable(createAdminDataSource('vms', settings.admin, 'Europe/Minsk', unobserved()));
}

function disposable<T extends { readonly close: () => Promise<void> }>(
  source: T,
): T & AsyncDisposable {
  return Object.assign(source, { [Symbol.asyncDispose]: () => source.close() });
}
