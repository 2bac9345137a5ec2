import type { Provider } from '../../generated/schema-types.ts';
import type { Call } from '../../upstream/call.ts';
import { unsupported } from '../client-error.ts';
import { connectUpstream } from '../connect-upstream.ts';
import { parseGlobalId } from '../global-id.ts';
import {
  defineProvider,
  type ProviderDoor,
  type UpdateBranch,
  type UserModel,
} from '../provider.ts';
import { settleByReading } from '../read-back.ts';
import { ActivePlatformDataSource } from './data-source.ts';
import {
  showsUpdate,
  toActivePlatformBillingInfo,
  toActivePlatformUser,
  toUpdateUserRequest,
} from './mapper.ts';
import { toActivePlatformIssues } from './refusal.ts';
import { type ActivePlatformSettings, activePlatformSettings } from './settings.ts';
import type { WireUser } from './wire.ts';

/** ActivePlatform, vendor API v1. */
export const activePlatform = defineProvider({
  kind: 'ACTIVE_PLATFORM',
  settings: activePlatformSettings,
  connect,
});

function connect(
  provider: Provider,
  settings: ActivePlatformSettings,
): ProviderDoor<'activePlatform'> {
  const dataSource = createDataSource(provider.id, settings);

  const toModel = (user: WireUser, call: Call): UserModel =>
    toActivePlatformUser(user, provider, async () => {
      const accounts = await dataSource.listAccountsOfUser(user.id, call);
      return accounts.map((account) =>
        toActivePlatformBillingInfo(account, settings.currency ?? null),
      );
    });

  const update: UpdateBranch<'activePlatform'>['run'] = async (input, call) => {
    const { nativeId } = parseGlobalId(input.id);
    const request = toUpdateUserRequest(input);
    const reply = await settleByReading(
      dataSource.putUser(nativeId, request, call),
      () => dataSource.getUser(nativeId, call),
      (user) => showsUpdate(user, request),
    );
    if (reply.kind === 'updated') return { kind: 'updated', user: toModel(reply.user, call) };
    if (reply.kind === 'notFound') return reply;
    return { ...reply, issues: toActivePlatformIssues(reply, input) };
  };

  return {
    readUser: async (nativeId, call) => {
      const user = await dataSource.getUser(nativeId, call);
      return user && toModel(user, call);
    },
    listPermissions: () => Promise.reject(unsupported(provider.id, 'list of permissions')),
    updates: {
      activePlatform: {
        naming: ['id'],
        clearable: [],
        additive: ['customAttributes'],
        opaque: [],
        run: update,
      },
    },
    probes: [{ api: 'ActivePlatform vendor API', run: (call) => dataSource.probe(call) }],
    close: () => dataSource.close(),
  };
}

function createDataSource(
  provider: string,
  settings: ActivePlatformSettings,
): ActivePlatformDataSource {
  const apiToken = settings.apiToken.reveal();
  const client = connectUpstream(provider, settings, {
    headers: { accept: 'application/json' },
    secrets: [apiToken],
  });
  return new ActivePlatformDataSource(client, { basePath: settings.basePath, apiToken });
}
