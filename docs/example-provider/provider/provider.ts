import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { Replicas } from '../../upstream/policies/replicas.ts';
import { SingleFlight } from '../../upstream/policies/single-flight.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { assertReadable } from '../../upstream/wire/read-all.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type ProviderAdapter } from '../contract/provider.ts';
import { createUpstreamClient } from '../kit/create-upstream-client.ts';
import { perRequest } from '../kit/per-request.ts';
import { invalidateAfter, RequestReads, readById } from '../kit/reads.ts';
import { createAcmeCosts } from './costs.ts';
import { AcmeDataSource } from './data-source.ts';
import { ENDPOINTS } from './endpoints.ts';
import { findUsers, listUsers } from './list-users.ts';
import { type AcmeContext, createUser } from './mapper.ts';
import { userById } from './reads.ts';
import { type AcmeSettings, acmeSettings } from './settings.ts';
import { createUpdateBranch } from './update.ts';

/** Acme, user API v2. */
export const acme = defineProvider({
  kind: 'ACME',
  productName: 'Acme',
  settings: acmeSettings,
  connect,
});

function connect(
  provider: ProviderNode,
  settings: AcmeSettings,
  observer: UpstreamObserver,
  replicas: Replicas | undefined,
): ProviderAdapter<'acme'> {
  const { id } = provider;
  const client = createClient(id, settings, observer, replicas);
  const source = new AcmeDataSource(client);
  const toContext = perRequest(
    (request): AcmeContext => ({ provider, reads: new RequestReads(source, request) }),
  );
  const probe = async (request: RequestContext) => {
    assertReadable(await source.listUsers({ page: 1, perPage: 1, useShortTimeout: true }, request));
  };
  client.setHealthProbe(probe);

  return {
    reads: [
      'READ_USERS',
      'LIST_USERS',
      'SEARCH_USERS',
      'FIND_USERS_BY_EMAIL',
      'FIND_USERS_BY_LOGIN',
      'FIND_USERS_BY_TEXT',
    ],
    readUser: readById(userById, toContext, (user, context) => createUser({ user, context })),
    readNode: {},
    listUsers: async (args, _requested, request) => {
      const context = toContext(request);
      const slice = await listUsers(args, context);
      return { ...slice, items: mapList(slice.items, (user) => createUser({ user, context })) };
    },
    findUsers: async (match, _requested, request) => {
      const context = toContext(request);
      const users = await findUsers(match, context);
      return mapList(users, (user) => createUser({ user, context }));
    },
    listPermissions: () => Promise.reject(unsupported(id, 'list of permissions')),
    updates: { acme: invalidateAfter(createUpdateBranch(source, toContext), toContext) },
    costs: createAcmeCosts(source),
    probes: [{ api: ENDPOINTS.listUsers.api, run: probe }],
    close: () => client.close(),
  };
}

function createClient(
  provider: string,
  settings: AcmeSettings,
  observer: UpstreamObserver,
  replicas: Replicas | undefined,
): UpstreamClient {
  const token = settings.token.reveal();
  const options = {
    api: ENDPOINTS.listUsers.api,
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    secrets: [token],
    singleFlight: new SingleFlight(),
  };
  return createUpstreamClient(provider, settings, options, observer, replicas);
}
