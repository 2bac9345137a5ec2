import type { JournalEntry } from '@roster/simulators/core/journal.ts';
import { send, update } from '../clients/graphql.ts';
import { aCall } from '../upstreams/background-call.ts';
import {
  connectVms,
  readVmsUser,
  startSimulatedVms,
  startVmsGateway,
  updateVmsUser,
} from './gateway.ts';

/**
 * Makes a gateway send every request that it can send to a VMS: reads, lists, both updates, by ids
 * and by names, and the harmless reads of `roster check`. Returns what the simulators received.
 */
export async function everyRequest(): Promise<readonly JournalEntry[]> {
  await using here = await startSimulatedVms({ usersList: true }, { admin: { usersList: true } });
  const { billing, admin, credentials } = here.vms;
  await readVmsUser(
    here.url,
    'login cameras { nodes { id } } intercoms { nodes { id } } subUsers { nodes { id } } events',
  );
  await send(here.url, '{ permissions(provider: "vms") { id } }');
  await send(here.url, '{ users(provider: "vms", search: "1705") { nodes { login status } } }');
  await send(here.url, '{ findUsers(match: { login: "170500" }) { users { login } } }');
  await send(here.url, '{ camera(id: "vms/camera/1") { id } }');
  const lists = 'flats { totalCount } keys { totalCount }';
  await send(here.url, `{ intercom(id: "vms/intercom/1") { id ${lists} } }`);
  const vmsBilling = {
    user: { login: { login: '170500' } },
    password: 'canary',
    permissionsToAttach: ['archives-show'],
  };
  await update(here.url, { vmsBilling });
  for (const permissions of [{ ids: ['9'] }, { names: ['archives-show'] }]) {
    await update(here.url, { vmsAdmin: { id: 'vms/user/5', permissions } });
  }
  await using billingOnly = await startVmsGateway({ billing: { url: billing.url } });
  await updateVmsUser(billingOnly.url, { vmsBilling }, 'userType cameras { nodes { id } }');
  await using provider = connectVms({
    billing: { url: billing.url },
    admin: { url: admin.url, ...credentials },
  });
  for (const { run } of provider.probes) await run(aCall());
  return [...billing.journal, ...admin.journal];
}
