import type { Permission } from '../../../generated/schema-types.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { Installation } from '../context.ts';
import type { WirePermission } from '../admin-api/wire.ts';

export function toPermission(
  permission: WirePermission,
  { provider }: Pick<Installation, 'provider'>,
): Lazy<Permission> {
  return {
    __typename: 'Permission',
    id: toGlobalId(provider.id, 'permission', permission.id),
    name: permission.name,
    displayName: permission.display_name,
    group: permission.group,
  };
}
