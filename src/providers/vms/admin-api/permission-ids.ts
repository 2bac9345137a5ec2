import type { UpdateVmsAdminUserInput } from '../../../generated/schema-types.ts';
import type { RequestContext } from '../../../request/request-context.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import type { IssueModel } from '../../contract/provider.ts';
import { toNativeId } from '../../kit/ids/global-id.ts';
import { gatewayIssue } from '../../kit/update/issues.ts';
import type { VmsAdminDataSource } from './data-source.ts';
import type { WirePermission } from './wire.ts';

/** The ids that the Admin API accepts, or the reason why there are no such ids: then nothing is sent. */
export type PermissionIds =
  | { readonly kind: 'known'; readonly ids: readonly string[] }
  | { readonly kind: 'refused'; readonly issues: readonly IssueModel[] }
  /** The lookup of a name showed that there is no such user. */
  | { readonly kind: 'noUser' };

interface Sources {
  readonly provider: string;
  /** `admin.permissionIds` of the configuration, which completes the list of the API. */
  readonly configured: ReadonlyMap<string, string>;
  readonly dataSource: VmsAdminDataSource;
}

const BASE = ['input', 'vmsAdmin'] as const;

/**
 * Converts the list of the input into ids. The API has no list of permissions (docs/providers/vms.md section 7): a
 * name is known from the configuration, from the roles for regular users, or because the user has it already.
 */
export async function resolvePermissionIds(
  input: UpdateVmsAdminUserInput,
  nativeUserId: string,
  sources: Sources,
  request: RequestContext,
): Promise<PermissionIds> {
  const { ids, names } = input.permissions;
  if (ids !== undefined) {
    return orRefused(parsePermissionIds(ids, ['permissions', 'ids'], sources.provider));
  }
  return findIds(names ?? [], nativeUserId, sources, request);
}

/** The permissions of a list of global or native ids. */
interface ParsedIds {
  /** The ids as the Admin API writes them. */
  readonly ids: readonly string[];
  /** One issue for each value that is not a permission id of this provider. */
  readonly issues: readonly IssueModel[];
}

/**
 * Parses global or native ids; null is the same as an empty list.
 *
 * @param path the field of the input that holds the ids.
 */
export function parsePermissionIds(
  ids: readonly string[] | null | undefined,
  path: readonly string[],
  provider: string,
): ParsedIds {
  const native = (ids ?? []).map((id) => toNativeId(id, provider, 'permission'));
  const message = `must be ${provider}/permission/<id>, or the bare id`;
  const issues = native.flatMap((id, index) =>
    id === undefined ? [gatewayIssue([...BASE, ...path, String(index)], 'FORMAT', message)] : [],
  );
  return { ids: native.filter((id) => id !== undefined), issues };
}

async function findIds(
  names: readonly string[],
  nativeUserId: string,
  { configured, dataSource }: Sources,
  request: RequestContext,
): Promise<PermissionIds> {
  const known = new Map(configured);
  const learn = (permissions: readonly WirePermission[]) => {
    for (const permission of permissions) {
      const name = readOr(null, () => permission.name);
      if (name !== null && !known.has(name)) known.set(name, permission.id);
    }
  };
  const isMissing = () => names.some((name) => !known.has(name));
  if (isMissing()) learn(await dataSource.listUserRolePermissions(request));
  if (isMissing()) {
    const user = await dataSource.getUser(nativeUserId, request);
    if (user === null) return { kind: 'noUser' };
    learn(readOr(null, () => user.permissions) ?? []);
  }

  const issues = names.flatMap((name, index) => {
    const path = [...BASE, 'permissions', 'names', String(index)];
    return known.has(name) ? [] : [gatewayIssue(path, 'NOT_FOUND', 'is not a known permission')];
  });
  return orRefused({ ids: names.flatMap((name) => known.get(name) ?? []), issues });
}

const orRefused = ({ ids, issues }: ParsedIds): PermissionIds =>
  issues.length > 0 ? { kind: 'refused', issues } : { kind: 'known', ids };
