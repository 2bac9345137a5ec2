import type { Provider } from '../../generated/schema-types.ts';
import type { Call } from '../../upstream/call.ts';
import { UpstreamError } from '../../upstream/upstream-error.ts';
import { connectUpstream } from '../connect-upstream.ts';
import { parseGlobalId } from '../global-id.ts';
import { defineProvider, type ProviderDoor, type UpdateBranch } from '../provider.ts';
import { settleByReading } from '../read-back.ts';
import { OnAppDataSource } from './data-source.ts';
import { jsonDialect } from './json-dialect.ts';
import { toOnAppPermission, toOnAppUser, toUpdateUserRequest } from './mapper.ts';
import { ownIssues } from './own-rules.ts';
import { toOnAppIssues } from './refusal.ts';
import { type OnAppSettings, onAppSettings } from './settings.ts';
import { showsUpdate } from './update-check.ts';
import type { WireUser } from './wire.ts';
import { xmlDialect } from './xml-dialect.ts';

/** OnApp Control Panel, in JSON or XML. */
export const onApp = defineProvider({
  kind: 'ON_APP',
  settings: onAppSettings,
  connect,
});

function connect(provider: Provider, settings: OnAppSettings): ProviderDoor<'onApp'> {
  const { id } = provider;
  const dataSource = createDataSource(id, settings);
  const usesApiKey = settings.apiKey !== undefined;

  /** The change was made, so whatever goes wrong now says so. */
  const readBack = async (nativeId: string, call: Call): Promise<WireUser> => {
    const failed = (httpStatus: number | null) =>
      new UpstreamError({ provider: id, code: 'READ_BACK_FAILED', write: 'APPLIED', httpStatus });
    const user = await dataSource.getUser(nativeId, call).catch((error: unknown) => {
      throw error instanceof UpstreamError ? failed(error.httpStatus) : error;
    });
    if (user === null) throw failed(404);
    return user;
  };

  const update: UpdateBranch<'onApp'>['run'] = async (input, call) => {
    const issues = ownIssues(input, {
      provider: id,
      billingField: settings.billingField,
      usesApiKey,
    });
    if (issues.length > 0) return { kind: 'refused', issues, httpStatus: null };

    const { nativeId } = parseGlobalId(input.id);
    const request = toUpdateUserRequest(input, id);
    const reply = await settleByReading(
      dataSource.putUser(nativeId, request, call),
      () => dataSource.getUser(nativeId, call),
      (user) => showsUpdate(user, request),
    );
    if (reply.kind === 'notFound') return reply;
    if (reply.kind === 'refused') return { ...reply, issues: toOnAppIssues(reply, input) };
    const user = reply.user ?? (await readBack(nativeId, call));
    return { kind: 'updated', user: toOnAppUser(user, provider, settings.billingField) };
  };

  return {
    readUser: async (nativeId, call) => {
      const user = await dataSource.getUser(nativeId, call);
      return user && toOnAppUser(user, provider, settings.billingField);
    },
    listPermissions: async (call) => {
      const permissions = await dataSource.listPermissions(call);
      return permissions.map((permission) => toOnAppPermission(permission, provider));
    },
    updates: {
      onApp: {
        naming: ['id'],
        clearable: ['suspendAt'],
        additive: ['additionalFields'],
        opaque: [],
        run: update,
      },
    },
    probes: [{ api: 'OnApp Control Panel API', run: (call) => dataSource.probe(call) }],
    close: () => dataSource.close(),
  };
}

function createDataSource(provider: string, settings: OnAppSettings): OnAppDataSource {
  const dialect = settings.format === 'xml' ? xmlDialect : jsonDialect;
  const password = (settings.apiKey ?? settings.password)?.reveal() ?? '';
  const basic = Buffer.from(`${settings.username}:${password}`, 'utf8').toString('base64');
  const client = connectUpstream(provider, settings, {
    headers: { accept: dialect.mediaType, authorization: `Basic ${basic}` },
    secrets: [password, basic],
  });
  return new OnAppDataSource(client, dialect);
}
